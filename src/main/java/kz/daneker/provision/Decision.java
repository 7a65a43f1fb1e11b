package kz.daneker.provision;

import java.util.List;
import java.util.stream.Stream;

/**
 * The engine's answer to one request: item by item, and for the message as a whole.
 *
 * @param items in the request's order
 */
public record Decision(List<ItemDecision> items) {
    public Decision {
        items = List.copyOf(items);
    }

    /** What the message as a whole is. */
    public enum Outcome {
        PERMIT,
        /** Some items go, some stay. */
        PERMIT_REDACTED,
        /** Everything goes, some of it only because of the emergency. */
        PERMIT_EMERGENCY,
        DENY
    }

    /** A request without items gets nothing. */
    public Outcome outcome() {
        if (items.stream().noneMatch(ItemDecision::released)) {
            return Outcome.DENY;
        }
        if (!items.stream().allMatch(ItemDecision::released)) {
            return Outcome.PERMIT_REDACTED;
        }
        return items.stream().anyMatch(each -> each.effect() == ItemDecision.Effect.PERMIT_EMERGENCY)
                ? Outcome.PERMIT_EMERGENCY
                : Outcome.PERMIT;
    }

    /** In the request's order. */
    public List<ItemDecision> withheld() {
        return items.stream().filter(each -> !each.released()).toList();
    }

    /** The item whose reason stands for the message: the first withheld one, else the first of the emergency, else the first. */
    public ItemDecision telling() {
        return Stream.of(
                        withheld().stream(),
                        items.stream().filter(each -> each.effect() == ItemDecision.Effect.PERMIT_EMERGENCY),
                        items.stream())
                .flatMap(each -> each)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a request must ask for something, found no item"));
    }
}
