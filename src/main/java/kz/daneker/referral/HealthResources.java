package kz.daneker.referral;

import static java.util.Map.entry;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a referral carries FHIR R4 resources, and of which types: {@code /data/HEALTH_SUMMARY/resources/0}. The sender
 * maps its record to them before signing, so its signature covers the FHIR itself.
 */
public final class HealthResources {
    /** The field of a health category that holds them, an array. */
    public static final String FIELD = "resources";

    /** The categories that may hold resources. */
    public static final Set<DataCategory> CATEGORIES = Collections.unmodifiableSet(EnumSet.of(
            DataCategory.EMERGENCY_HEALTH,
            DataCategory.IMMUNIZATION_STATUS,
            DataCategory.HEALTH_SUMMARY,
            DataCategory.MENTAL_HEALTH,
            DataCategory.TRAUMA_VIOLENCE,
            DataCategory.REPRO_HEALTH,
            DataCategory.INFECTIOUS,
            DataCategory.SUBSTANCE));

    /** Type → the element that names the person, empty where the type has none that must. */
    public static final Map<String, String> TYPES = Map.ofEntries(
            entry("AllergyIntolerance", "patient"),
            entry("CarePlan", "subject"),
            entry("Condition", "subject"),
            entry("Device", ""),
            entry("DeviceUseStatement", "subject"),
            entry("DiagnosticReport", "subject"),
            entry("Encounter", "subject"),
            entry("Flag", "subject"),
            entry("Immunization", "patient"),
            entry("Medication", ""),
            entry("MedicationRequest", "subject"),
            entry("MedicationStatement", "subject"),
            entry("Observation", "subject"),
            entry("Procedure", "subject"),
            entry("Specimen", "subject"));

    private HealthResources() {}
}
