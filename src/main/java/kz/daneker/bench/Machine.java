package kz.daneker.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a run ran on.
 *
 * @param cpu model name as the system tells it
 * @param cores that this process may use
 * @param java version and vendor
 * @param load average of the last minute when the run began, all processes; below zero where the system does not say
 */
public record Machine(String cpu, int cores, String java, String system, double load) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    static Machine here() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                model(),
                system.getAvailableProcessors(),
                System.getProperty("java.runtime.version") + " " + System.getProperty("java.vendor"),
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                system.getSystemLoadAverage());
    }

    private static String model() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }
}
