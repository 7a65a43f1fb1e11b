package kz.daneker.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.Period;
import kz.daneker.provision.Provision;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a FHIR R4 Consent as IHE PCF shapes it: a root provision that says permit or deny, and exceptions below.
 *
 * <p>Strict: UTF-8 JSON of at most {@value #MAX_BYTES} bytes, no key twice, no element FHIR does not know. A Consent of
 * another shape (R4's examples leave the root untyped and mean {@code policyRule}) is not guessed but
 * {@link ReadConsent.Unusable}: keep it, answer 422, decide nothing by it.
 */
public final class ConsentFromFhir {
    /** As for a referral. */
    public static final int MAX_BYTES = 262_144;

    private static final Set<String> MODIFIERS = Set.of("modifierExtension", "implicitRules");
    private static final Set<String> PRIVACY_CATEGORIES = Set.of("59284-0", "IDSCL");

    private final GrantorFromFhir grantors;

    public ConsentFromFhir(Guardianship guardianship) {
        this.grantors = new GrantorFromFhir(guardianship);
    }

    /**
     * How a consent is kept here.
     *
     * @param id the register's name for it
     * @param version counts up with every change of it
     * @param trusted whether signature and provenance held
     */
    public record Filing(String id, String version, boolean trusted) {}

    /**
     * Reads one Consent.
     *
     * @param body as received
     * @throws Refusal {@code TOO_LARGE}, {@code ENCODING}, {@code JSON_MALFORMED}, {@code JSON_DUPLICATE_KEY},
     *     {@code JSON_TOO_DEEP}; {@code SCHEMA_INVALID_VALUE} for what is no valid FHIR R4 Consent
     */
    public ReadConsent read(byte[] body, Filing filing) {
        if (body.length > MAX_BYTES) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
        ObjectNode tree = StrictJson.readObject(body);
        if (!"Consent".equals(tree.path("resourceType").asString(""))) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/resourceType");
        }
        try {
            if (isModified(tree)) {
                throw new NotUsable(ReadConsent.Cause.MODIFIED, "Consent");
            }
            Consent consent = parse(StrictJson.utf8(body));
            ConsentDirective directive = directive(consent, filing);
            return new ReadConsent.Usable(
                    directive, PersonsFromFhir.read(consent, directive.grantor().capacity()));
        } catch (NotUsable kept) {
            return kept.answer();
        } catch (DateTimeException | ArithmeticException notADate) {
            return new ReadConsent.Unusable(ReadConsent.Cause.DATE_INVALID, "Consent");
        }
    }

    private ConsentDirective directive(Consent consent, Filing filing) {
        if (!consent.hasProvision()) {
            throw new NotUsable(ReadConsent.Cause.ROOT_UNTYPED, "Consent.provision.type");
        }
        Provision root = ProvisionFromFhir.read(consent.getProvision(), "Consent.provision", 0);
        isAboutPrivacy(consent);
        String patient = FhirActors.read(consent.getPatient());
        if (patient == null) {
            throw new NotUsable(ReadConsent.Cause.PATIENT_MISSING, "Consent.patient");
        }
        return new ConsentDirective(
                filing.id(),
                filing.version(),
                patient,
                ConsentDirective.Status.of(consent.getStatus().toCode()),
                filing.trusted(),
                signedAt(consent),
                grantors.read(consent, patient),
                root);
    }

    private static Instant signedAt(Consent consent) {
        Instant signed = consent.hasDateTime()
                ? Period.of(consent.getDateTimeElement().getValueAsString()).start()
                : null;
        if (signed == null) {
            throw new NotUsable(ReadConsent.Cause.DATE_MISSING, "Consent.dateTime");
        }
        return signed;
    }

    private static void isAboutPrivacy(Consent consent) {
        if (!has(consent.getScope(), Set.of("patient-privacy"))) {
            throw new NotUsable(ReadConsent.Cause.NOT_PRIVACY, "Consent.scope");
        }
        if (consent.getCategory().stream().noneMatch(category -> has(category, PRIVACY_CATEGORIES))) {
            throw new NotUsable(ReadConsent.Cause.NOT_PRIVACY, "Consent.category");
        }
    }

    private static boolean has(CodeableConcept concept, Set<String> codes) {
        return concept.getCoding().stream().anyMatch(coding -> codes.contains(String.valueOf(coding.getCode())));
    }

    private static Consent parse(String json) {
        try {
            Consent consent = FhirR4.read(Consent.class, json);
            if (!consent.hasStatus()) {
                throw new Refusal(RefusalCode.SCHEMA_MISSING_FIELD, "/status");
            }
            return consent;
        } catch (DataFormatException notFhir) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE);
        }
    }

    /** FHIR: a modifier that is not understood must not be ignored, wherever it stands. */
    private static boolean isModified(JsonNode node) {
        return (node.isObject() && node.propertyNames().stream().anyMatch(MODIFIERS::contains))
                || node.valueStream().anyMatch(ConsentFromFhir::isModified);
    }
}
