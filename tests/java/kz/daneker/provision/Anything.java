package kz.daneker.provision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import kz.daneker.provision.Grantor.Assent;
import kz.daneker.provision.Grantor.Proof;
import kz.daneker.referral.ConsentRecord.Capacity;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/** Consents and requests of every kind, sensible or not, from one seed each. */
final class Anything {
    static final Instant NOW = Instant.parse("2026-03-10T07:00:00Z");
    private static final List<String> ACTORS = List.of(
            "CLINIC-5", "CLINIC-9", "DEPT-5A", "DR-OSPANOV", "SCHOOL-12", "nobody", "type:CLINIC", "type:", "COURT");
    private static final List<String> PURPOSES =
            List.of("TREAT", "COC", "BTG", "ETREAT", "HRESCH", "EDUC", "SUPPORT", "CHILDPROT", "HLEGAL", "?");
    private static final List<String> CLASSES =
            List.of("health", "psychological", "legal", "social", "education", "unheard-of");
    private static final List<String> LABELS =
            List.of("N", "R", "V", "PSY", "SPI", "HIV", "SUD", "OPIOIDUD", "U", "??");
    private static final List<Instant> TIMES = List.of(
            Instant.MIN,
            Instant.EPOCH,
            NOW.minusSeconds(1),
            NOW,
            NOW.plusSeconds(1),
            NOW.plusSeconds(9_999_999),
            Instant.MAX);

    private final Random random;

    private Anything(long seed) {
        this.random = new Random(seed);
    }

    static List<ConsentDirective> consents(long seed) {
        return new Anything(seed).someConsents();
    }

    static Request request(long seed) {
        return new Anything(seed).request();
    }

    static Arbitrary<List<ConsentDirective>> consents() {
        return Arbitraries.longs().map(Anything::consents);
    }

    static Arbitrary<Request> requests() {
        return Arbitraries.longs().map(Anything::request);
    }

    static Arbitrary<Conditions> conditions() {
        return Arbitraries.longs().map(seed -> new Anything(seed).someConditions());
    }

    private List<ConsentDirective> someConsents() {
        List<ConsentDirective> all = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            boolean plain = random.nextInt(3) > 0;
            all.add(new ConsentDirective(
                    "c-" + i,
                    "1",
                    random.nextInt(9) == 0 ? "somebody-else" : "p-" + random.nextInt(2),
                    plain ? ConsentDirective.Status.ACTIVE : one(List.of(ConsentDirective.Status.values())),
                    random.nextInt(9) > 0,
                    random.nextBoolean() ? null : one(TIMES),
                    plain ? Grantor.self() : grantor(),
                    provision(random.nextInt(4) == 0 ? 11 : 3)));
        }
        return all;
    }

    private Request request() {
        List<Item> items = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            items.add(new Item(
                    one(CLASSES),
                    random.nextInt(3) == 0
                            ? null
                            : new Labels(one(List.of(Labels.Level.values())), some(LABELS), random.nextInt(9) > 0),
                    maybe(period()),
                    maybe(one(ACTORS)),
                    maybe("Observation/1"),
                    maybe(Set.of("Encounter/1"))));
        }
        LocalDate born = random.nextInt(5) == 0
                ? LocalDate.MAX
                : LocalDate.of(2026, 3, 10).minusYears(random.nextInt(40));
        boolean young = random.nextBoolean();
        return new Request(
                new Patient(Set.of("p-0", "p-1"), maybe(born), young, one(List.of(Patient.AdultVoice.values()))),
                one(ACTORS),
                one(PURPOSES),
                items,
                random.nextInt(9) == 0 ? one(TIMES) : NOW,
                maybe("2-417/26"),
                random.nextBoolean()
                        ? null
                        : new EmergencyClaim(
                                random.nextBoolean() ? "clinician" : "driver",
                                random.nextInt(4) > 0,
                                random.nextInt(4) == 0 ? one(TIMES) : NOW.minus(Duration.ofHours(random.nextInt(6))),
                                random.nextBoolean()));
    }

    private Provision provision(int depth) {
        List<Provision> nested = new ArrayList<>();
        for (int i = depth == 0 ? 0 : random.nextInt(depth > 4 ? 2 : 3); i > 0; i--) {
            nested.add(provision(depth - 1));
        }
        return new Provision(
                random.nextInt(3) == 0 ? Provision.Type.DENY : Provision.Type.PERMIT, someConditions(), nested);
    }

    private Conditions someConditions() {
        Set<DataRef> data = new java.util.HashSet<>();
        if (random.nextInt(6) == 0) {
            data.add(new DataRef(
                    one(List.of(DataRef.Meaning.values())), one(List.of("Observation/1", "CLINIC-5", "x"))));
        }
        return new Conditions(
                seldom(ACTORS),
                seldom(PURPOSES),
                seldom(CLASSES),
                seldom(LABELS),
                random.nextInt(5) == 0 ? period() : null,
                random.nextInt(5) == 0 ? period() : null,
                data,
                random.nextInt(20) > 0);
    }

    private Grantor grantor() {
        return new Grantor(
                one(List.of(Capacity.values())),
                one(List.of(Proof.values())),
                maybe(period()),
                random.nextInt(4) == 0,
                one(List.of(Assent.values())),
                random.nextBoolean());
    }

    private Period period() {
        return new Period(maybe(one(TIMES)), maybe(one(TIMES)));
    }

    private Set<String> seldom(List<String> from) {
        return random.nextInt(3) == 0 ? some(from) : Set.of();
    }

    private Set<String> some(List<String> from) {
        Set<String> found = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            found.add(one(from));
        }
        return found;
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
