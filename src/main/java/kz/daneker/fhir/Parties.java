package kz.daneker.fhir;

import java.util.EnumSet;
import java.util.Set;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.LocalizedText;

/**
 * What the register says about the recipient. The sender is not here on purpose: how the recipient may see the sender is
 * part of the release.
 */
public record Parties(AgencyType recipientType, LocalizedText recipientName) {
    private static final Set<AgencyType> CLINICS = EnumSet.of(AgencyType.CLINIC, AgencyType.MH_CLINIC);
    private static final Set<AgencyType> COPY_HOLDERS = EnumSet.of(AgencyType.EMPLOYER, AgencyType.COMMUNITY_MEDIATOR);

    /** Only clinics get a summary: nobody else would know what to do with one. */
    boolean isClinic() {
        return CLINICS.contains(recipientType);
    }

    /** How the recipient must treat its copy: refrain and obligation codes of HL7 v3-ActCode. */
    Set<String> handling() {
        if (CLINICS.contains(recipientType)) {
            return Set.of("NORDSCLCD", "NOREUSE", "PERSISTLABEL", "MINEC");
        }
        return COPY_HOLDERS.contains(recipientType) ? Set.of("DELAU") : Set.of();
    }
}
