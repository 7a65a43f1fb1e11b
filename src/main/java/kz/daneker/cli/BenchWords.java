package kz.daneker.cli;

import java.io.PrintWriter;
import java.util.Locale;
import kz.daneker.bench.BareOperation;
import kz.daneker.bench.BenchReport;
import kz.daneker.bench.Machine;
import kz.daneker.bench.Percentiles;

/** A bench report for people. */
final class BenchWords {
    private BenchWords() {}

    static void print(BenchReport report, PrintWriter out) {
        line(
                out,
                "%.0f referrals/s from signature to the recipient's accepted receipt (%d in %.0f s, %d clients, %.0f %% masked)",
                report.perSecond(),
                report.referrals(),
                report.measured().toNanos() / 1e9,
                report.clients(),
                100 * report.masked());
        line(out, "");
        times(out, "submit, send to receipt", report.submit());
        times(out, "end to end", report.endToEnd());
        line(out, "");
        line(
                out,
                "CPU per referral %.2f ms, senders and recipients included; %.2f cores busy",
                report.cpuMicros() / 1e3,
                report.busyCores());
        line(out, "bare cryptography %.2f ms per referral; ratio %.2f", report.cryptoMicros() / 1e3, report.ratio());
        line(out, "");
        line(out, "%-10s %-34s %8s %10s %12s", "", "bare operation", "times", "µs each", "µs/referral");
        for (BareOperation each : report.operations()) {
            line(
                    out,
                    "%-10s %-34s %8.2f %10.1f %12.1f",
                    each.who(),
                    each.what(),
                    each.times(),
                    each.micros(),
                    each.perReferral());
        }
        line(out, "");
        Machine machine = report.machine();
        line(out, "%s, %d cores, load average %.1f at the start", machine.cpu(), machine.cores(), machine.load());
        line(out, "Java %s, %s", machine.java(), machine.system());
    }

    private static void times(PrintWriter out, String what, Percentiles times) {
        line(out, "%-24s p50 %.0f ms   p95 %.0f ms   p99 %.0f ms", what, times.p50(), times.p95(), times.p99());
    }

    private static void line(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
