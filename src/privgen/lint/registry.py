"""The rules by code, each with the module of `rules` and the class that hold it. A rule is imported when it first runs.

The list is explicit and sorted by code, so that a reader sees what runs, and two people can add rules without a conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .base import Rule

RULES: tuple[tuple[str, str, str], ...] = (
    ("ADM001", "automated_decision_info_missing", "AutomatedDecisionInfoMissing"),
    ("ADM002", "automated_decision_ground_missing", "AutomatedDecisionGroundMissing"),
    ("ADM003", "human_intervention_missing", "HumanInterventionMissing"),
    ("ADM004", "automated_decision_special_data", "AutomatedDecisionSpecialData"),
    ("ADM005", "profiling_not_explained", "ProfilingNotExplained"),
    ("ADM006", "automated_decision_not_mentioned", "AutomatedDecisionNotMentioned"),
    ("CAT001", "data_categories_missing_indirect", "DataCategoriesMissingIndirect"),
    ("CAT002", "data_categories_missing_direct", "DataCategoriesMissingDirect"),
    ("CHD001", "parental_consent_missing", "ParentalConsentMissing"),
    ("CHD002", "child_age_wrong", "ChildAgeWrong"),
    ("CHD003", "child_disclaimer", "ChildDisclaimer"),
    ("CHD004", "minors_rights_missing", "MinorsRightsMissing"),
    ("CMP001", "complaint_right_missing", "ComplaintRightMissing"),
    ("CMP002", "complaint_authority_missing", "ComplaintAuthorityMissing"),
    ("CMP003", "authority_name_outdated", "AuthorityNameOutdated"),
    ("CMP004", "complaint_link_broken", "ComplaintLinkBroken"),
    ("CMP005", "complaint_internal_first", "ComplaintInternalFirst"),
    ("CMP006", "complaint_authority_scope", "ComplaintAuthorityScope"),
    ("CON001", "undefined_reference", "UndefinedReference"),
    ("CON002", "unused_item", "UnusedItem"),
    ("CON003", "retention_conflict", "RetentionConflict"),
    ("CON004", "no_sharing_claim", "NoSharingClaim"),
    ("CON005", "anonymous_claim_doubtful", "AnonymousClaimDoubtful"),
    ("CON006", "cookie_contradiction", "CookieContradiction"),
    ("CON007", "mentioned_not_listed", "MentionedNotListed"),
    ("CON008", "link_placeholder", "LinkPlaceholder"),
    ("CON009", "promised_section_missing", "PromisedSectionMissing"),
    ("CON010", "exclusive_claim_contradicted", "ExclusiveClaimContradicted"),
    ("CON011", "text_inconsistent", "TextInconsistent"),
    ("COO001", "cookies_not_described", "CookiesNotDescribed"),
    ("COO002", "cookie_consent_missing", "CookieConsentMissing"),
    ("COO003", "analytics_consent_doubtful", "AnalyticsConsentDoubtful"),
    ("COO004", "cookie_duration_or_third_party_missing", "CookieDurationOrThirdPartyMissing"),
    ("COO005", "cookie_withdrawal_browser_only", "CookieWithdrawalBrowserOnly"),
    ("COO006", "email_tracking_consent", "EmailTrackingConsent"),
    ("COO007", "cookie_anonymous_claim", "CookieAnonymousClaim"),
    ("FMT001", "date_invalid", "DateInvalid"),
    ("FMT002", "date_implausible", "DateImplausible"),
    ("FMT003", "country_unknown", "CountryUnknown"),
    ("FMT004", "period_invalid", "PeriodInvalid"),
    ("ID001", "controller_name_missing", "ControllerNameMissing"),
    ("ID002", "controller_contact_missing", "ControllerContactMissing"),
    ("ID003", "controller_contact_thin", "ControllerContactThin"),
    ("ID004", "controller_trade_name_only", "ControllerTradeNameOnly"),
    ("ID005", "contact_address_invalid", "ContactAddressInvalid"),
    ("ID006", "dpo_contact_missing", "DpoContactMissing"),
    ("ID007", "dpo_likely_required", "DpoLikelyRequired"),
    ("ID008", "eu_representative_missing", "EuRepresentativeMissing"),
    ("ID009", "contact_domain_foreign", "ContactDomainForeign"),
    ("LAY001", "short_core_missing", "ShortCoreMissing"),
    ("LAY002", "short_impact_missing", "ShortImpactMissing"),
    ("LAY004", "layers_conflict", "LayersConflict"),
    ("LNG001", "vague_modal", "VagueModal"),
    ("LNG002", "open_list", "OpenList"),
    ("LNG003", "language_audience_mismatch", "LanguageAudienceMismatch"),
    ("LNG005", "placeholder_text", "PlaceholderText"),
    ("MKT001", "email_marketing_no_consent", "EmailMarketingNoConsent"),
    ("MKT002", "phone_marketing_no_consent", "PhoneMarketingNoConsent"),
    ("MKT003", "soft_opt_in_conditions", "SoftOptInConditions"),
    ("MKT004", "opt_out_missing", "OptOutMissing"),
    ("MKT005", "third_party_marketing", "ThirdPartyMarketing"),
    ("OUT001", "repealed_law_cited", "RepealedLawCited"),
    ("OUT002", "outdated_claim", "OutdatedClaim"),
    ("OUT003", "outdated_term", "OutdatedTerm"),
    ("PRV001", "provision_duty_missing", "ProvisionDutyMissing"),
    ("PRV002", "provision_consequence_missing", "ProvisionConsequenceMissing"),
    ("PUR001", "purpose_missing", "PurposeMissing"),
    ("PUR002", "legal_basis_missing", "LegalBasisMissing"),
    ("PUR003", "legal_basis_law_missing", "LegalBasisLawMissing"),
    ("PUR004", "legitimate_interest_missing", "LegitimateInterestMissing"),
    ("PUR005", "legitimate_interest_generic", "LegitimateInterestGeneric"),
    ("PUR006", "legitimate_interest_public_body", "LegitimateInterestPublicBody"),
    ("PUR007", "legal_basis_stacked", "LegalBasisStacked"),
    ("PUR008", "consent_by_using_site", "ConsentByUsingSite"),
    ("PUR009", "purpose_vague", "PurposeVague"),
    ("PUR010", "bookkeeping_basis_doubtful", "BookkeepingBasisDoubtful"),
    ("PUR011", "employee_consent_doubtful", "EmployeeConsentDoubtful"),
    ("REC001", "recipients_not_stated", "RecipientsNotStated"),
    ("REC002", "recipient_category_generic", "RecipientCategoryGeneric"),
    ("REC003", "recipient_not_named", "RecipientNotNamed"),
    ("REC004", "recipient_country_missing", "RecipientCountryMissing"),
    ("REQ001", "response_time_too_long", "ResponseTimeTooLong"),
    ("REQ002", "id_copy_standard", "IdCopyStandard"),
    ("REQ003", "id_copy_unmasked", "IdCopyUnmasked"),
    ("REQ004", "fee_charged", "FeeCharged"),
    ("REQ005", "refusal_remedy_missing", "RefusalRemedyMissing"),
    ("RET001", "retention_missing", "RetentionMissing"),
    ("RET002", "retention_vague", "RetentionVague"),
    ("RET003", "retention_start_missing", "RetentionStartMissing"),
    ("RET004", "retention_unlimited", "RetentionUnlimited"),
    ("RET005", "retention_shorter_than_statutory", "RetentionShorterThanStatutory"),
    ("RET006", "retention_longer_than_norm", "RetentionLongerThanNorm"),
    ("RET007", "retention_long_without_reason", "RetentionLongWithoutReason"),
    ("RET008", "retention_on_request_only", "RetentionOnRequestOnly"),
    ("RET009", "retention_minimum_only", "RetentionMinimumOnly"),
    ("RGT001", "core_right_missing", "CoreRightMissing"),
    ("RGT002", "portability_missing", "PortabilityMissing"),
    ("RGT003", "objection_missing", "ObjectionMissing"),
    ("RGT004", "direct_marketing_objection_missing", "DirectMarketingObjectionMissing"),
    ("RGT005", "objection_not_separate", "ObjectionNotSeparate"),
    ("RGT006", "withdrawal_missing", "WithdrawalMissing"),
    ("RGT007", "withdrawal_clause_missing", "WithdrawalClauseMissing"),
    ("RGT008", "rights_how_missing", "RightsHowMissing"),
    ("RGT009", "right_not_applicable", "RightNotApplicable"),
    ("RGT010", "right_narrowed", "RightNarrowed"),
    ("ROL001", "joint_essence_missing", "JointEssenceMissing"),
    ("ROL002", "processor_agreement_missing", "ProcessorAgreementMissing"),
    ("ROL003", "group_role_unclear", "GroupRoleUnclear"),
    ("ROL004", "own_role_unclear", "OwnRoleUnclear"),
    ("SEC001", "security_missing", "SecurityMissing"),
    ("SEC002", "security_absolute_claim", "SecurityAbsoluteClaim"),
    ("SLT001", "text_does_not_fit_its_slot", "TextDoesNotFitItsSlot"),
    ("SLT002", "pronoun_of_the_other_form", "PronounOfTheOtherForm"),
    ("SPC001", "special_category_ground_missing", "SpecialCategoryGroundMissing"),
    ("SPC002", "special_category_national_law_missing", "SpecialCategoryNationalLawMissing"),
    ("SPC003", "special_category_undeclared", "SpecialCategoryUndeclared"),
    ("SPC004", "special_category_denied", "SpecialCategoryDenied"),
    ("SPC005", "biometrics_ground_weak", "BiometricsGroundWeak"),
    ("SPC006", "criminal_ground_missing", "CriminalGroundMissing"),
    ("SPC007", "bsn_without_law", "BsnWithoutLaw"),
    ("SPC008", "special_term_misused", "SpecialTermMisused"),
    ("SRC001", "source_missing", "SourceMissing"),
    ("SRC002", "source_vague", "SourceVague"),
    ("SRC003", "art14_notice_late", "Art14NoticeLate"),
    ("SRC004", "art14_exemption_unsupported", "Art14ExemptionUnsupported"),
    ("TRF001", "transfer_missing", "TransferMissing"),
    ("TRF002", "transfer_country_missing", "TransferCountryMissing"),
    ("TRF003", "transfer_mechanism_missing", "TransferMechanismMissing"),
    ("TRF004", "adequacy_not_applicable", "AdequacyNotApplicable"),
    ("TRF005", "safeguards_copy_missing", "SafeguardsCopyMissing"),
    ("TRF006", "mechanism_invalid", "MechanismInvalid"),
    ("TRF007", "derogation_structural", "DerogationStructural"),
    ("TRF008", "transfer_wording_conditional", "TransferWordingConditional"),
    ("TRF009", "dpf_no_fallback", "DpfNoFallback"),
    ("VER001", "date_missing", "DateMissing"),
    ("VER002", "review_overdue", "ReviewOverdue"),
    ("VER003", "check_back_regularly", "CheckBackRegularly"),
    ("VER004", "change_notice_missing", "ChangeNoticeMissing"),
)
"""Code, module in `privgen.lint.rules`, and class."""


@cache
def rule(code: str) -> type[Rule]:
    """The class of a rule. Raises `KeyError` for a code that no class has."""
    for known, module, name in RULES:
        if known == code:
            found: type[Rule] = getattr(import_module(f"privgen.lint.rules.{module}"), name)
            return found
    raise KeyError(code)


def codes() -> tuple[str, ...]:
    """The codes of all rules that can run, in order."""
    return tuple(code for code, _, _ in RULES)


def rules(wanted: Callable[[str], bool] = lambda _: True) -> Iterator[type[Rule]]:
    """The classes of the rules with a wanted code, in order; only these are imported."""
    for code, _, _ in RULES:
        if wanted(code):
            yield rule(code)
