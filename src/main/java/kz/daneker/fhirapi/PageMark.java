package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.param.DateParam;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/** Where a page begins: after one part of what the caller has, e.g. {@code 1781505000000.0f0f0f0f-…}. No node keeps it. */
record PageMark(DeliveryLedger.Part part) {
    private static final UUID LEAST = new UUID(0, 0);
    private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\.([0-9a-f-]{36})");

    static PageMark of(DeliveryLedger.Part last) {
        return new PageMark(last);
    }

    /** From the beginning, or after a moment. */
    static PageMark since(@Nullable DateParam since) {
        Instant from = since == null ? Instant.EPOCH : since.getValue().toInstant();
        return new PageMark(new DeliveryLedger.Part(LEAST, from));
    }

    /** @throws Refusal {@code REQUEST_MALFORMED} for anything no page ever said */
    static PageMark read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new Refusal(RefusalCode.REQUEST_MALFORMED);
        }
        return new PageMark(new DeliveryLedger.Part(
                Callers.uuid(parts.group(2)), Instant.ofEpochMilli(Long.parseLong(parts.group(1)))));
    }

    @Override
    public String toString() {
        return part.movedAt().toEpochMilli() + "." + part.name();
    }
}
