package kz.daneker.fhir;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Health records nobody has, in every mixture of what a sender may give: form fields, signed resources, both, neither. */
final class InventedRecords {
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final List<String> TEXTS = List.of(
            "Бронх демікпесі",
            "Аллергия на пенициллин",
            "Анемия <лёгкая> & «хр.»",
            "Құлақ ауруы",
            "Iron deficiency",
            "Ұйқы");

    private final Random random;
    private final String person;

    /** @param referral whose person the resources are about */
    InventedRecords(long seed, UUID referral) {
        this.random = new Random(seed);
        this.person = "urn:uuid:" + new ReferralId(referral).person();
    }

    /** The {@code data} of a referral, health categories among others. */
    ObjectNode data() {
        ObjectNode data = StrictJson.object();
        if (coin()) {
            data.putObject("ID_NAME").put("family", "Сәрсенова").put("given", "Әйгерім");
        }
        if (coin()) {
            data.putObject("ID_BIRTH")
                    .put("birthDate", "2014-0" + (1 + random.nextInt(9)) + "-02")
                    .put("sex", "F");
        }
        for (String category : List.of("HEALTH_SUMMARY", "EMERGENCY_HEALTH", "IMMUNIZATION_STATUS", "MENTAL_HEALTH")) {
            if (coin()) {
                fill(data.putObject(category));
            }
        }
        data.putObject("REASON").put("code", "check-up");
        return data;
    }

    private void fill(ObjectNode category) {
        if (coin()) {
            category.putArray("allergies").addObject().put("display", text()).put("reaction", text());
        }
        if (coin()) {
            category.putArray("medications").add(text());
        }
        if (coin()) {
            category.put("height", 90 + random.nextInt(80)).put("comment", text());
        }
        int resources = random.nextInt(5);
        if (resources > 0) {
            ArrayNode array = category.putArray("resources");
            for (int i = 0; i < resources; i++) {
                array.add(resource(array));
            }
        }
    }

    private ObjectNode resource(ArrayNode before) {
        return switch (random.nextInt(9)) {
            case 0 -> condition();
            case 1 -> allergy();
            case 2 -> medication(before);
            case 3 -> immunization();
            case 4 -> observation("laboratory");
            case 5 -> observation("vital-signs");
            case 6 -> observation("social-history");
            case 7 -> procedure();
            default -> flag();
        };
    }

    private ObjectNode condition() {
        ObjectNode condition = about("Condition", "subject");
        condition.set("clinicalStatus", concept(TERMINOLOGY + "condition-clinical", coin() ? "active" : "resolved"));
        if (coin()) {
            condition.put("onsetDateTime", coin() ? "2019" : "2019-05-01");
        }
        condition.set("code", concept("http://hl7.org/fhir/sid/icd-10", "J45.0").put("text", text()));
        return condition;
    }

    private ObjectNode allergy() {
        ObjectNode allergy = about("AllergyIntolerance", "patient");
        allergy.set("clinicalStatus", concept(TERMINOLOGY + "allergyintolerance-clinical", "active"));
        allergy.set("code", concept("http://www.whocc.no/atc", "J01CE01"));
        allergy.putArray("reaction")
                .addObject()
                .putArray("manifestation")
                .addObject()
                .put("text", text());
        return allergy;
    }

    private ObjectNode medication(ArrayNode before) {
        ObjectNode statement = about("MedicationStatement", "subject").put("status", coin() ? "active" : "unknown");
        if (coin()) {
            ObjectNode medication =
                    StrictJson.object().put("resourceType", "Medication").put("id", id());
            medication.set("code", concept("http://www.whocc.no/atc", "R03AC02"));
            before.add(medication);
            statement
                    .putObject("medicationReference")
                    .put("reference", "urn:uuid:" + medication.path("id").asString(""));
        } else {
            statement.set(
                    "medicationCodeableConcept",
                    concept("http://www.whocc.no/atc", "R03AC02").put("text", text()));
        }
        if (coin()) {
            statement.put("effectiveDateTime", "2025-11");
        }
        statement.putArray("dosage").addObject().put("text", text());
        return statement;
    }

    private ObjectNode immunization() {
        ObjectNode immunization = about("Immunization", "patient").put("status", coin() ? "completed" : "not-done");
        immunization.set("vaccineCode", concept("http://hl7.org/fhir/sid/cvx", "08"));
        return immunization.put(coin() ? "occurrenceDateTime" : "occurrenceString", "2016");
    }

    private ObjectNode observation(String category) {
        ObjectNode observation = about("Observation", "subject").put("status", "final");
        observation.putArray("category").add(concept(TERMINOLOGY + "observation-category", category));
        observation.set("code", concept("http://loinc.org", "718-7").put("text", text()));
        observation.put("effectiveDateTime", "2026-03-05T09:30:00+05:00");
        observation.putArray("performer").addObject().put("display", "Зертхана");
        if (coin()) {
            observation
                    .putObject("valueQuantity")
                    .put("value", random.nextInt(200))
                    .put("unit", "г/л");
        } else {
            observation.put("valueString", text());
        }
        return observation;
    }

    private ObjectNode procedure() {
        ObjectNode procedure = about("Procedure", "subject").put("status", "completed");
        procedure.putObject("code").put("text", text());
        return procedure.put("performedDateTime", "2020-02-02");
    }

    private ObjectNode flag() {
        ObjectNode flag = about("Flag", "subject").put("status", "active");
        flag.putObject("code").put("text", text());
        return flag;
    }

    private ObjectNode about(String type, String subject) {
        ObjectNode resource = StrictJson.object().put("resourceType", type).put("id", id());
        resource.putObject(subject).put("reference", person);
        return resource;
    }

    private static ObjectNode concept(String system, String code) {
        ObjectNode concept = StrictJson.object();
        concept.putArray("coding").addObject().put("system", system).put("code", code);
        return concept;
    }

    private String id() {
        return new UUID((random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() & (-1L >>> 2)) | Long.MIN_VALUE)
                .toString();
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private boolean coin() {
        return random.nextBoolean();
    }
}
