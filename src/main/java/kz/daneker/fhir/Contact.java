package kz.daneker.fhir;

import java.util.ArrayList;
import java.util.List;
import kz.daneker.referral.DataCategory;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** How and where the person may be reached: CONTACT_SAFE and ADDRESS. */
final class Contact {
    private Contact() {}

    /** Every telecom carries the safe hours: a number read without them can put a person in danger. */
    static void safe(DataCategory category, Fields fields, MessageDraft draft) {
        draft.labelPatient(category);
        List<ContactPoint> points = points(fields);
        if (points.isEmpty()) {
            return;
        }
        Extension safety = safety(fields.text("safeTimes"), fields.flag("leaveMessage"));
        for (ContactPoint point : points) {
            if (safety.hasExtension()) {
                point.addExtension(safety.copy());
            }
            draft.patient().addTelecom(point);
        }
    }

    static List<ContactPoint> points(Fields fields) {
        List<ContactPoint> points = new ArrayList<>();
        add(points, ContactPointSystem.PHONE, fields.text("phone"));
        add(points, ContactPointSystem.EMAIL, fields.text("email"));
        return points;
    }

    private static void add(List<ContactPoint> points, ContactPointSystem system, @Nullable String value) {
        if (value != null) {
            points.add(new ContactPoint().setSystem(system).setValue(value));
        }
    }

    private static Extension safety(@Nullable String times, @Nullable Boolean leaveMessage) {
        Extension safety = new Extension(Systems.SAFE_CONTACT);
        if (times != null) {
            safety.addExtension("safeTimes", new StringType(times));
        }
        if (leaveMessage != null) {
            safety.addExtension("leaveMessage", new BooleanType(leaveMessage));
        }
        return safety;
    }

    static void address(DataCategory category, Fields fields, MessageDraft draft) {
        draft.labelPatient(category);
        Address address = new Address()
                .setText(fields.text("text"))
                .setState(fields.text("region", "state"))
                .setDistrict(fields.text("district"))
                .setCity(fields.text("city", "settlement"))
                .setPostalCode(fields.text("postalCode"))
                .setCountry(fields.text("country"));
        String line = fields.text("line", "street");
        if (line != null) {
            address.addLine(line);
        }
        if (!address.isEmpty()) {
            draft.patient().addAddress(address);
        }
    }
}
