package kz.daneker.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Where to listen, e.g. {@code 127.0.0.1:2575}. */
final class HostAndPort {
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");

    private HostAndPort() {}

    /** @throws CouldNotTell naming the option, where this is no address */
    static InetSocketAddress parse(String option, String text) throws UnknownHostException {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || !PORT.matcher(text.substring(colon + 1)).matches()) {
            throw new CouldNotTell(option + " must be HOST:PORT, e.g. 127.0.0.1:2575.");
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        if (port > 65_535) {
            throw new CouldNotTell(option + " must have a port below 65536.");
        }
        return new InetSocketAddress(InetAddress.getByName(text.substring(0, colon)), port);
    }
}
