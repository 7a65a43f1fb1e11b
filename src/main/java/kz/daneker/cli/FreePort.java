package kz.daneker.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port nobody listens on. */
final class FreePort {
    private FreePort() {}

    /** The preferred one where it is free, else 0: the system chooses. */
    static int preferring(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }
}
