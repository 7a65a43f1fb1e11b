package kz.daneker.crash;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.daneker.Daneker;
import kz.daneker.processes.ChildJvm;
import kz.daneker.processes.ExternalParts;

/** Gateways on one PostgreSQL and one broker, every one of them a process of its own. */
final class ExternalSite implements AutoCloseable {
    private final Path data;
    private final List<URI> doors = new ArrayList<>();
    final ExternalParts parts;
    final List<ChildJvm> gateways = new ArrayList<>();

    ExternalSite(Path data, int nodes) {
        this.data = data;
        this.parts = new ExternalParts(data);
        for (int node = 0; node < nodes; node++) {
            int port = ChildJvm.freePort();
            doors.add(URI.create("https://localhost:" + port));
            gateways.add(new ChildJvm("gateway-" + node, data, "serving https", Daneker.class.getName(), serve(port)));
        }
    }

    private List<String> serve(int port) {
        List<String> arguments = new ArrayList<>(List.of("serve", "--data", data.toString()));
        arguments.addAll(List.of("--port", Integer.toString(port), "--set", "management.server.port=0"));
        arguments.addAll(parts.options());
        return arguments;
    }

    void start() {
        gateways.get(0).start();
        parts.startBroker();
        gateways.get(0).awaitReady();
        for (ChildJvm other : gateways.subList(1, gateways.size())) {
            other.start();
            other.awaitReady();
        }
    }

    List<URI> doors() {
        return List.copyOf(doors);
    }

    void stopGateways() {
        gateways.forEach(ChildJvm::stop);
    }

    @Override
    public void close() {
        gateways.forEach(ChildJvm::endForSure);
        parts.close();
    }
}
