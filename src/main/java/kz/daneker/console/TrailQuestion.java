package kz.daneker.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.daneker.audit.AuditEvent;
import kz.daneker.inquiry.EntryFilter;
import kz.daneker.referral.ReferralId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * What an officer typed into the search of the trail; each field may be empty.
 *
 * @param from first day, e.g. {@code 2026-06-15}
 * @param until last day
 * @param actor {@code agency:<id>}, {@code officer:<id>}, {@code gateway}, or an agency's id alone
 * @param event the trail's name, e.g. {@code REJECTED}
 * @param code a refusal's code
 * @param rules digest of a matrix
 * @param referral a referral's id, or what the trail calls it
 * @param subject a person's pseudonym, as a trace shows it
 */
record TrailQuestion(
        @Nullable String from,
        @Nullable String until,
        @Nullable String actor,
        @Nullable String event,
        @Nullable String code,
        @Nullable String rules,
        @Nullable String referral,
        @Nullable String subject) {
    private static final Pattern PSEUDONYM = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Pattern ACTOR = Pattern.compile("gateway|(agency|officer):[a-z0-9-]{1,40}");
    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{43}");

    /**
     * The same as a filter.
     *
     * @param ref what the trail calls a referral
     * @throws Refusal {@code REQUEST_MALFORMED} at the field that means nothing
     */
    EntryFilter filter(Function<ReferralId, String> ref) {
        EntryFilter filter = EntryFilter.all();
        filter = narrowed(filter, from, (one, day) -> one.from(day("/from", day, 0)));
        filter = narrowed(filter, until, (one, day) -> one.until(day("/until", day, 1)));
        filter = narrowed(filter, actor, (one, who) -> one.byActor(actor(who)));
        filter = narrowed(filter, event, (one, name) -> one.of(named(AuditEvent.class, "/event", name)));
        filter = narrowed(filter, code, (one, name) -> one.refusedWith(named(RefusalCode.class, "/code", name)));
        filter = narrowed(filter, rules, (one, digest) -> one.under(matching(DIGEST, "/rules", digest)));
        filter = narrowed(filter, referral, (one, typed) -> one.about(ref(typed, ref)));
        return narrowed(filter, subject, (one, person) -> one.ofSubject(matching(PSEUDONYM, "/subject", person)));
    }

    /** What was asked, by field, without the empty ones. */
    public Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        put(parts, "from", from);
        put(parts, "until", until);
        put(parts, "actor", actor);
        put(parts, "event", event);
        put(parts, "code", code);
        put(parts, "rules", rules);
        put(parts, "referral", referral);
        put(parts, "subject", subject);
        return parts;
    }

    private static void put(Map<String, String> parts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            parts.put(name, value.strip());
        }
    }

    /** As an address asks it, e.g. {@code actor=centre-47&event=REJECTED}. */
    String query() {
        return parts().entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static EntryFilter narrowed(
            EntryFilter filter, @Nullable String field, BiFunction<EntryFilter, String, EntryFilter> by) {
        return field == null || field.isBlank() ? filter : by.apply(filter, field.strip());
    }

    private static String actor(String typed) {
        String actor = typed.contains(":") || typed.equals("gateway") ? typed : "agency:" + typed;
        return matching(ACTOR, "/actor", actor);
    }

    /** What the trail calls the referral that was typed, by its id or already so. */
    static String ref(String typed, Function<ReferralId, String> ref) {
        try {
            return ref.apply(new ReferralId(UUID.fromString(typed)));
        } catch (IllegalArgumentException e) {
            return matching(PSEUDONYM, "/referral", typed);
        }
    }

    private static Instant day(String where, String text, int later) {
        try {
            return LocalDate.parse(text).plusDays(later).atStartOfDay().toInstant(TodayPage.HERE);
        } catch (DateTimeException e) {
            throw new Refusal(RefusalCode.REQUEST_MALFORMED, where);
        }
    }

    private static <E extends Enum<E>> E named(Class<E> kind, String where, String name) {
        try {
            return Enum.valueOf(kind, name);
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.REQUEST_MALFORMED, where);
        }
    }

    private static String matching(Pattern pattern, String where, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new Refusal(RefusalCode.REQUEST_MALFORMED, where);
        }
        return text;
    }
}
