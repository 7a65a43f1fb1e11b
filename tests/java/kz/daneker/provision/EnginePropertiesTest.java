package kz.daneker.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold whatever is on file and whatever is asked. */
class EnginePropertiesTest {
    private final ConsentEngine engine = new ConsentEngine(Cast.RULES, Cast.EVERYONE);

    @Property(tries = 2000)
    void answers_everyItemWithATrace_andNeverThrows(
            @ForAll("requests") Request request, @ForAll("consents") List<ConsentDirective> onFile) {
        Decision decision = engine.decide(request, onFile);
        assertThat(decision.items()).extracting(ItemDecision::item).containsExactlyElementsOf(request.items());
        assertThat(decision.items()).allSatisfy(each -> {
            assertThat(each.trace().sentences()).isNotEmpty();
            assertThat(each.code()).isNotEmpty();
        });
        assertThat(decision.outcome()).isNotNull();
    }

    @Property(tries = 2000)
    void releases_noMore_withAnotherRefusalOnFile(
            @ForAll("requests") Request request,
            @ForAll("consents") List<ConsentDirective> onFile,
            @ForAll("conditions") Conditions when) {
        List<ConsentDirective> more = new ArrayList<>(onFile);
        more.add(new ConsentDirective(
                "c-no", "1", "p-0", ConsentDirective.Status.ACTIVE, true, null, Grantor.self(), Provision.deny(when)));
        assertThat(released(request, onFile)).containsAll(released(request, more));
    }

    @Property(tries = 3000)
    void releases_noMore_withAnotherExceptionThatDenies(
            @ForAll("requests") Request request,
            @ForAll("consents") List<ConsentDirective> onFile,
            @ForAll("conditions") Conditions when,
            @ForAll Random where) {
        List<ConsentDirective> more = new ArrayList<>(onFile);
        int which = where.nextInt(more.size());
        ConsentDirective old = more.get(which);
        more.set(
                which,
                new ConsentDirective(
                        old.id(),
                        old.version(),
                        old.patient(),
                        old.status(),
                        old.trusted(),
                        old.signedAt(),
                        old.grantor(),
                        withDeny(old.root(), Provision.deny(when), where)));
        assertThat(released(request, onFile)).containsAll(released(request, more));
    }

    @Property(tries = 1000)
    void decides_theSame_inAnyOrder(
            @ForAll("requests") Request request,
            @ForAll("consents") List<ConsentDirective> onFile,
            @ForAll Random order) {
        List<ConsentDirective> turned = new ArrayList<>(onFile);
        Collections.shuffle(turned, order);
        assertThat(engine.decide(request, turned)).isEqualTo(engine.decide(request, onFile));
    }

    /** The other properties mean something only where every answer comes up. */
    @Example
    void reaches_everyOutcomeAndReason() {
        Set<Object> met = new HashSet<>();
        for (long seed = 0; seed < 60_000; seed++) {
            Decision decision = engine.decide(Anything.request(seed), Anything.consents(-seed));
            met.add(decision.outcome());
            decision.items().forEach(each -> met.add(each.reason()));
        }
        assertThat(met).contains((Object[]) Decision.Outcome.values()).contains((Object[]) Reason.values());
    }

    @Provide
    Arbitrary<List<ConsentDirective>> consents() {
        return Anything.consents();
    }

    @Provide
    Arbitrary<Request> requests() {
        return Anything.requests();
    }

    @Provide
    Arbitrary<Conditions> conditions() {
        return Anything.conditions();
    }

    private List<Integer> released(Request request, List<ConsentDirective> onFile) {
        return released(engine.decide(request, onFile));
    }

    private static List<Integer> released(Decision decision) {
        return IntStream.range(0, decision.items().size())
                .filter(i -> decision.items().get(i).released())
                .boxed()
                .toList();
    }

    private static Provision withDeny(Provision rule, Provision deny, Random where) {
        List<Provision> nested = new ArrayList<>(rule.nested());
        if (nested.isEmpty() || where.nextBoolean()) {
            nested.add(where.nextInt(nested.size() + 1), deny);
        } else {
            int which = where.nextInt(nested.size());
            nested.set(which, withDeny(nested.get(which), deny, where));
        }
        return new Provision(rule.type(), rule.when(), nested);
    }
}
