package kz.daneker.consent;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.ConsentEngine;
import kz.daneker.provision.Decision;
import kz.daneker.provision.ItemDecision;
import kz.daneker.provision.Reason;
import kz.daneker.provision.Request;
import kz.daneker.provision.Trace;
import kz.daneker.referral.ConsentRecord.Capacity;
import kz.daneker.referral.DataCategory;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * What the consent engine makes of the referral's sheets and of what else is on file, category by category.
 *
 * <p>Sheets for this recipient and purpose add up. One withdrawn or refused takes back, for the categories it names,
 * whatever was given before it or with it: the newest word wins, and where two are equally new the no does.
 */
final class Consented {
    private final Map<DataCategory, ItemDecision> byCategory = new EnumMap<>(DataCategory.class);
    private final Map<String, Sheet> byRank = new HashMap<>();
    private final Sheets sheets;
    private final Map<String, ConsentDirective> onFile = new HashMap<>();
    private final Instant now;

    /**
     * Decides every category of the request.
     *
     * @param request its items are named after data categories
     * @param alsoOnFile consents of the person beside the referral's own
     * @throws Refusal {@code CONSENT_MISSING} where there is none at all; else why none of the referral's sheets holds,
     *     where nothing on file helps out
     */
    static Consented of(
            List<Sheet> carried,
            Collection<ConsentDirective> alsoOnFile,
            ConsentJudge judge,
            SheetReader reader,
            ConsentEngine engine,
            Request request) {
        if (carried.isEmpty() && alsoOnFile.isEmpty()) {
            throw new Refusal(RefusalCode.CONSENT_MISSING, "/consents");
        }
        Sheets sheets = Sheets.of(carried, judge);
        List<ConsentDirective> all = new ArrayList<>(alsoOnFile);
        sheets.inForce().forEach(sheet -> all.add(reader.yes(sheet)));
        sheets.takenBack().forEach(sheet -> all.add(reader.no(sheet, sheets.inForce())));
        Consented consented = new Consented(carried, sheets, alsoOnFile, engine.decide(request, all), request.at());
        if (sheets.fault() != null && consented.byCategory.values().stream().noneMatch(ItemDecision::released)) {
            throw sheets.fault();
        }
        return consented;
    }

    private Consented(
            List<Sheet> carried,
            Sheets sheets,
            Collection<ConsentDirective> alsoOnFile,
            Decision decision,
            Instant now) {
        this.sheets = sheets;
        this.now = now;
        carried.forEach(sheet -> byRank.put(sheet.rank(), sheet));
        alsoOnFile.forEach(consent -> onFile.put(consent.id(), consent));
        decision.items()
                .forEach(each -> byCategory.put(DataCategory.valueOf(each.item().category()), each));
    }

    /**
     * A consent that allows something.
     *
     * @param givenBy in which capacity its giver spoke
     */
    record Allowing(String id, Capacity givenBy) {}

    /**
     * The consent that allows the category; empty where none does.
     *
     * @param ownTick true where the person must have been asked about it by name; every sheet of a referral does that
     */
    Optional<Allowing> by(DataCategory category, boolean ownTick) {
        ItemDecision decision = byCategory.get(category);
        if (decision == null || decision.reason() != Reason.CONSENT || decision.basis() == null) {
            return Optional.empty();
        }
        Sheet sheet = byRank.get(decision.basis());
        if (sheet != null) {
            return Optional.of(
                    new Allowing(sheet.consent().id(), sheet.consent().capacity()));
        }
        return Optional.ofNullable(onFile.get(decision.basis()))
                .filter(consent -> !ownTick || OnFile.names(consent, category))
                .map(consent -> new Allowing(consent.id(), consent.grantor().capacity()));
    }

    /** How each of these categories came to its answer. */
    Map<DataCategory, Trace> traces(Set<DataCategory> categories) {
        Map<DataCategory, Trace> traces = new EnumMap<>(DataCategory.class);
        byCategory.forEach((category, decision) -> {
            if (categories.contains(category)) {
                traces.put(category, named(decision.trace()));
            }
        });
        return traces;
    }

    /** The referral's own sheets by the ids their collectors gave them. */
    private Trace named(Trace trace) {
        return new Trace(trace.steps().stream()
                .map(step -> {
                    Sheet sheet = byRank.get(step.source());
                    return sheet == null ? step : new Trace.Step(sheet.consent().id(), step.path(), step.finding());
                })
                .toList());
    }

    /** Why a category the recipient cannot do without does not go. */
    Refusal lacks(DataCategory required) {
        ItemDecision decision = byCategory.get(required);
        String basis = decision == null || decision.basis() == null ? "" : decision.basis();
        if (onFile.containsKey(basis)) {
            return new Refusal(RefusalCode.CONSENT_WITHDRAWN, "/consents");
        }
        Sheet no = byRank.get(basis);
        if (no != null && decision != null && decision.reason() == Reason.CONFLICT_DENY_OVERRIDES) {
            return new Refusal(RefusalCode.CONSENT_WITHDRAWN, no.at() + "/status");
        }
        String at = sheets.inForce().stream()
                .min(Comparator.comparingInt(Sheet::index))
                .map(first -> first.at() + "/categories")
                .orElse("/consents");
        return new Refusal(RefusalCode.CONSENT_SCOPE, at);
    }

    /**
     * When the first of the consents used runs out.
     *
     * @param latest for consents on file that name no end
     */
    OffsetDateTime holdsUntil(OffsetDateTime latest) {
        Stream<OffsetDateTime> fromFile = byCategory.values().stream()
                .map(ItemDecision::basis)
                .flatMap(Stream::ofNullable)
                .map(onFile::get)
                .flatMap(Stream::ofNullable)
                .map(used -> OnFile.holdsUntil(used, now, latest));
        Stream<OffsetDateTime> carried =
                sheets.inForce().stream().map(sheet -> sheet.consent().expiresAt());
        return Stream.concat(carried, fromFile)
                .min(Comparator.comparing(OffsetDateTime::toInstant))
                .orElse(latest);
    }
}
