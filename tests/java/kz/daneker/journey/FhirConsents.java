package kz.daneker.journey;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** FHIR Consents as a clinic's or centre's own system would write them. */
final class FhirConsents {
    private static final String CODES = "http://terminology.hl7.org/CodeSystem/";

    private FhirConsents() {}

    /** What the first consent of a referral says, in IHE PCF's shape: permit, actors, purposes, categories, period. */
    static ObjectNode of(ObjectNode referral) {
        JsonNode said = referral.at("/consents/0");
        ObjectNode consent = StrictJson.object().put("resourceType", "Consent").put("status", "active");
        consent.putArray("identifier")
                .addObject()
                .put("system", "urn:ietf:rfc:3986")
                .put("value", "urn:uuid:" + UUID.randomUUID());
        consent.putArray("contained").add(patient(referral.path("subject"))).add(guardian(referral.path("guardian")));
        consent.set("scope", concept(CODES + "consentscope", "patient-privacy"));
        consent.putArray("category").add(concept("http://loinc.org", "59284-0"));
        consent.putObject("patient").put("reference", "#patient");
        consent.put("dateTime", said.path("givenAt").asString(""));
        consent.putArray("performer").addObject().put("reference", "#guardian");
        consent.putObject("sourceReference").put("reference", "DocumentReference/1");
        ObjectNode assent = consent.putArray("extension").addObject();
        assent.put("url", "urn:daneker:structuredefinition:consent-assent");
        assent.putArray("extension").addObject().put("url", "status").put("valueCode", "given");
        consent.withArray("extension")
                .addObject()
                .put("url", "urn:daneker:structuredefinition:consent-best-interest")
                .put("valueCode", "health");
        ObjectNode provision = consent.putObject("provision").put("type", "permit");
        provision.putObject("period").put("end", said.path("expiresAt").asString(""));
        said.path("recipients").forEach(agency -> addActor(provision, agency.asString("")));
        said.path("purposes")
                .forEach(purpose -> provision
                        .withArray("purpose")
                        .addObject()
                        .put("system", CODES + "v3-ActReason")
                        .put("code", purpose.asString("")));
        said.path("categories")
                .forEach(category -> provision
                        .withArray("class")
                        .addObject()
                        .put("system", "urn:daneker:codesystem:data-category")
                        .put("code", category.asString("")));
        provision
                .putArray("securityLabel")
                .addObject()
                .put("system", CODES + "v3-Confidentiality")
                .put("code", "V");
        return consent;
    }

    static ObjectNode provision(ObjectNode consent) {
        return (ObjectNode) consent.path("provision");
    }

    static void addActor(ObjectNode provision, String agency) {
        ObjectNode actor = provision.withArray("actor").addObject();
        actor.set("role", concept(CODES + "v3-ParticipationType", "IRCP"));
        actor.putObject("reference")
                .putObject("identifier")
                .put("system", "urn:ietf:rfc:3986")
                .put("value", "urn:daneker:agency:" + agency);
    }

    static byte[] bytes(ObjectNode consent) {
        return consent.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode patient(JsonNode subject) {
        ObjectNode patient = named("Patient", "patient", subject.path("name"));
        patient.put("birthDate", subject.path("birthDate").asString(""));
        return patient;
    }

    private static ObjectNode guardian(JsonNode told) {
        ObjectNode guardian = named("RelatedPerson", "guardian", told.path("name"));
        guardian.putObject("patient").put("reference", "#patient");
        guardian.putArray("relationship")
                .add(concept(
                        CODES + "v3-RoleCode",
                        told.path("relation").asString("").equals("father") ? "FTH" : "MTH"));
        return guardian;
    }

    private static ObjectNode named(String type, String id, JsonNode name) {
        ObjectNode person = StrictJson.object().put("resourceType", type).put("id", id);
        ObjectNode written = person.putArray("name").addObject();
        written.put("family", name.path("family").asString(""));
        written.putArray("given").add(name.path("given").asString(""));
        return person;
    }

    private static ObjectNode concept(String system, String code) {
        ObjectNode concept = StrictJson.object();
        concept.putArray("coding").addObject().put("system", system).put("code", code);
        return concept;
    }
}
