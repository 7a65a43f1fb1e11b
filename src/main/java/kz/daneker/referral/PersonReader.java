package kz.daneker.referral;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.regex.Pattern;
import kz.daneker.agency.Regions;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads whom the referral is about and who answers for them. */
final class PersonReader {
    private static final Set<String> SUBJECT =
            Set.of("kind", "name", "nameLatin", "birthDate", "sex", "region", "iin", "temporaryId", "callerAlias");
    private static final Set<String> GUARDIAN = Set.of("relation", "name", "iin", "act", "informed");
    private static final Pattern TEMPORARY_ID = Pattern.compile("TMP-[0-9]{2}-[0-9]{4}-[0-9]{4}");
    private static final int MAX_ALIAS = 60;
    private static final int MAX_ACT = 100;

    private final Days days;
    private final Regions regions;

    PersonReader(Days days, Regions regions) {
        this.days = days;
        this.regions = regions;
    }

    Subject subject(JsonNode written, Pointer at, OffsetDateTime createdAt) {
        Fields fields = new Fields(written, at, SUBJECT);
        return new Subject(
                fields.word("kind", Subject.Kind.class),
                fields.has("name") ? NameRules.name(fields.node("name"), fields.at("name")) : null,
                fields.has("nameLatin") ? NameRules.name(fields.node("nameLatin"), fields.at("nameLatin")) : null,
                birthDate(fields),
                fields.has("sex") ? fields.code("sex", Subject.Sex.class) : null,
                region(fields, createdAt),
                fields.has("iin") ? iin(fields.node("iin"), fields.at("iin")) : null,
                fields.has("temporaryId") ? fields.matching("temporaryId", TEMPORARY_ID) : null,
                fields.textOrNull("callerAlias", MAX_ALIAS));
    }

    Guardian guardian(JsonNode written, Pointer at) {
        Fields fields = new Fields(written, at, GUARDIAN);
        return new Guardian(
                fields.word("relation", Guardian.Relation.class),
                NameRules.name(fields.required("name"), fields.at("name")),
                iinOrNull(fields),
                fields.textOrNull("act", MAX_ACT),
                fields.flagOrNull("informed"));
    }

    /** A guardian or giver without IIN may say so with null. */
    static @Nullable Iin iinOrNull(Fields fields) {
        return fields.has("iin") && !fields.node("iin").isNull() ? iin(fields.node("iin"), fields.at("iin")) : null;
    }

    static Iin iin(JsonNode written, Pointer at) {
        if (!written.isString()) {
            throw new Refusal(RefusalCode.IIN_FORMAT, at.text());
        }
        return Iin.read(written.stringValue(), at.text());
    }

    private @Nullable LocalDate birthDate(Fields fields) {
        return fields.has("birthDate") ? days.pastDay(fields.node("birthDate"), fields.at("birthDate")) : null;
    }

    /** Judged on the day the referral was written: a code abolished since then was right on that day. */
    private String region(Fields fields, OffsetDateTime createdAt) {
        JsonNode code = fields.required("region");
        LocalDate day = createdAt.atZoneSameInstant(Days.HOME).toLocalDate();
        return regions.require(
                        code.isString() ? code.stringValue() : "",
                        day,
                        fields.at("region").text())
                .code();
    }
}
