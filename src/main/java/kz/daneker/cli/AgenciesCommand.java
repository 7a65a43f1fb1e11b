package kz.daneker.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.referral.StrictJson;
import kz.daneker.trust.KeyRegister;
import kz.daneker.trust.Party;
import kz.daneker.trust.RegisteredKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists who takes part, and until when each one's certificates hold. */
@Command(
        name = "agencies",
        description = "Lists the agencies of the register: id, type, channel, first certificate to expire, name.",
        mixinStandardHelpOptions = true)
final class AgenciesCommand implements Callable<Integer> {
    @Mixin
    private AgencySide side = new AgencySide();

    @Override
    public Integer call() {
        AgencyRegister agencies = side.agencies();
        KeyRegister keys = side.trust(agencies).register();
        side.answer(() -> json(agencies, keys), () -> agencies.all().stream().map(agency -> line(agency, keys)));
        return 0;
    }

    private String line(Agency agency, KeyRegister keys) {
        return String.format(
                "%-22s %-20s %-5s %-10s %s",
                agency.id(),
                agency.type().word(),
                channel(agency),
                expiry(agency, keys).map(LocalDate::toString).orElse("-"),
                agency.name().in(side.language()));
    }

    private static ObjectNode json(AgencyRegister agencies, KeyRegister keys) {
        ObjectNode json = StrictJson.object();
        ArrayNode list = json.putArray("agencies");
        agencies.all().forEach(agency -> {
            ObjectNode entry = list.addObject()
                    .put("id", agency.id().value())
                    .put("type", agency.type().word())
                    .put("channel", channel(agency));
            entry.putObject("name")
                    .put("kk", agency.name().kk())
                    .put("ru", agency.name().ru())
                    .put("en", agency.name().en());
            expiry(agency, keys).ifPresent(day -> entry.put("certificatesUntil", day.toString()));
        });
        return json;
    }

    private static String channel(Agency agency) {
        return agency.channel().kind().name().toLowerCase(Locale.ROOT);
    }

    private static Optional<LocalDate> expiry(Agency agency, KeyRegister keys) {
        return keys.keys().stream()
                .filter(key -> key.owner().equals(Party.of(agency.id())) && key.revokedAt() == null)
                .map(RegisteredKey::notAfter)
                .min(Comparator.naturalOrder())
                .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.ofHours(5)));
    }
}
