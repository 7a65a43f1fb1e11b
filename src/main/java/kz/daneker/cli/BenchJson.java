package kz.daneker.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import kz.daneker.bench.BareOperation;
import kz.daneker.bench.BenchReport;
import kz.daneker.bench.Machine;
import kz.daneker.bench.Percentiles;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A bench report for machines: one object, always the same fields; milliseconds, and microseconds of operations. */
final class BenchJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private BenchJson() {}

    static String of(BenchReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("referralsPerSecond", rounded(report.perSecond()));
        fields.put("referrals", report.referrals());
        fields.put("seconds", rounded(report.measured().toNanos() / 1e9));
        fields.put("clients", report.clients());
        fields.put("masked", report.masked());
        fields.put("submitMs", times(report.submit()));
        fields.put("endToEndMs", times(report.endToEnd()));
        fields.put("cpuMsPerReferral", rounded(report.cpuMicros() / 1e3));
        fields.put("cryptoMsPerReferral", rounded(report.cryptoMicros() / 1e3));
        fields.put("ratio", rounded(report.ratio()));
        fields.put("busyCores", rounded(report.busyCores()));
        fields.put(
                "operations",
                report.operations().stream().map(BenchJson::operation).toList());
        fields.put("machine", machine(report.machine()));
        return JSON.writeValueAsString(fields);
    }

    private static Map<String, Object> times(Percentiles times) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("p50", rounded(times.p50()));
        fields.put("p95", rounded(times.p95()));
        fields.put("p99", rounded(times.p99()));
        return fields;
    }

    private static Map<String, Object> operation(BareOperation each) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("who", each.who());
        fields.put("what", each.what());
        fields.put("times", each.times());
        fields.put("micros", rounded(each.micros()));
        return fields;
    }

    private static Map<String, Object> machine(Machine machine) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cpu", machine.cpu());
        fields.put("cores", machine.cores());
        fields.put("java", machine.java());
        fields.put("system", machine.system());
        fields.put("loadAverage", rounded(machine.load()));
        return fields;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
