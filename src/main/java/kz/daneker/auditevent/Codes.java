package kz.daneker.auditevent;

/** The codes of AuditEvents. */
final class Codes {
    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";

    static final Code EXPORT = dicom("110106", "Export");
    static final Code IMPORT = dicom("110107", "Import");
    static final Code SECURITY_ALERT = dicom("110113", "Security Alert");
    static final Code APPLICATION = dicom("110100", "Application Activity");
    static final Code OBJECT_SECURITY = dicom("110132", "Use of Restricted Function");
    static final Code REST =
            new Code("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "RESTful Operation");
    static final Code DISCLOSE = lifecycle("disclose", "Disclose Record Lifecycle Event");
    static final Code AUTHZ_CONSENT =
            new Code("https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType", "AuthZ-Consent", "Consent decision");

    static final Code SOURCE = dicom("110153", "Source Role ID");
    static final Code DESTINATION = dicom("110152", "Destination Role ID");
    static final Code APPLICATION_ROLE = dicom("110150", "Application");
    static final Code CUSTODIAN =
            new Code("http://terminology.hl7.org/CodeSystem/provenance-participant-type", "custodian", "Custodian");
    static final Code USER =
            new Code("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP", "information recipient");
    static final Code PROVIDER =
            new Code("http://terminology.hl7.org/CodeSystem/v3-RoleClass", "PROV", "healthcare provider");
    static final Code AUTHORIZATION_SERVER = new Code(
            "http://terminology.hl7.org/CodeSystem/extra-security-role-type", "authserver", "authorization server");

    static final Code PERSON = new Code("http://terminology.hl7.org/CodeSystem/audit-entity-type", "1", "Person");
    static final Code SYSTEM_OBJECT =
            new Code("http://terminology.hl7.org/CodeSystem/audit-entity-type", "2", "System Object");
    static final Code CONSENT = new Code("http://hl7.org/fhir/resource-types", "Consent", "Consent");
    static final Code PATIENT_ROLE = new Code("http://terminology.hl7.org/CodeSystem/object-role", "1", "Patient");
    static final Code DOMAIN_RESOURCE =
            new Code("http://terminology.hl7.org/CodeSystem/object-role", "4", "Domain Resource");

    private Codes() {}

    static Code dicom(String code, String display) {
        return new Code(DCM, code, display);
    }

    static Code lifecycle(String code, String display) {
        return new Code("http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle", code, display);
    }

    static Code interaction(String code) {
        return new Code("http://hl7.org/fhir/restful-interaction", code, code);
    }
}
