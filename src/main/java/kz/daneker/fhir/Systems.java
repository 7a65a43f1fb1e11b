package kz.daneker.fhir;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Names of the code systems and identifier systems a message uses; the local ones are defined in schemas/fhir. */
final class Systems {
    static final String SERVICE_TYPE = "urn:daneker:codesystem:service-type";
    static final String DATA_CATEGORY = "urn:daneker:codesystem:data-category";
    static final String SENSITIVITY = "urn:daneker:codesystem:sensitivity";
    static final String PURPOSE = "urn:daneker:codesystem:purpose";
    static final String BUSINESS_STATUS = "urn:daneker:codesystem:business-status";
    static final String STATUS_REASON = "urn:daneker:codesystem:status-reason";
    static final String TASK_OUTPUT = "urn:daneker:codesystem:task-output";
    static final String ATTENDANCE = "urn:daneker:codesystem:attendance";
    static final String TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code";
    static final String REASON = "urn:daneker:codesystem:reason";
    static final String SAFE_CONTACT = "urn:daneker:structuredefinition:safe-contact";

    static final String IIN = "urn:daneker:sid:iin";
    static final String TEMPORARY_ID = "urn:daneker:sid:temporary-id";
    static final String GUARDIANSHIP_ACT = "urn:daneker:sid:guardianship-act";
    static final String URI = "urn:ietf:rfc:3986";
    static final String GATEWAY = "urn:daneker:gateway";
    static final String AGENCY = "urn:daneker:agency:";

    static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    static final String ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
    static final String V2_IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";
    static final String V2_EVENT = "http://terminology.hl7.org/CodeSystem/v2-0003";
    static final String LOINC = "http://loinc.org";
    static final String UCUM = "http://unitsofmeasure.org";
    static final String DATA_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private Systems() {}

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }

    static CodeableConcept text(String text) {
        return new CodeableConcept().setText(text);
    }
}
