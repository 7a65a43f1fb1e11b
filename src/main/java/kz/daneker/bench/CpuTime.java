package kz.daneker.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time as the kernel counts it: unlike elapsed time it does not grow because others use the machine too. */
final class CpuTime {
    private CpuTime() {}

    /** Of all threads of this process so far, garbage collector and compiler included, in nanoseconds. */
    static long ofProcess() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            return system.getProcessCpuTime();
        }
        throw new IllegalStateException("this Java must tell its process' CPU time, as OpenJDK does");
    }

    /** Of the calling thread so far, in nanoseconds. */
    static long ofThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
