package kz.daneker.fhirapi;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Addresses in answers, absolute as FHIR wants them, e.g. {@code https://gateway.example:9443/fhir/Task?status=completed}:
 * the gateway goes by the name its caller called it by, and tells it to nobody else.
 */
final class Links {
    private static final String PAGE = "_page";

    private Links() {}

    static String base(HttpServletRequest request) {
        StringBuffer called = request.getRequestURL();
        return called.substring(0, called.length() - request.getRequestURI().length()) + "/fhir";
    }

    static String self(HttpServletRequest request) {
        return address(request, parameters(request));
    }

    static String next(HttpServletRequest request, String mark) {
        Stream<String> others = parameters(request).filter(pair -> !pair.startsWith(PAGE + "="));
        return address(request, Stream.concat(others, Stream.of(PAGE + "=" + mark)));
    }

    private static Stream<String> parameters(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getValue()).map(value -> entry.getKey() + "=" + encoded(value)))
                .sorted();
    }

    private static String address(HttpServletRequest request, Stream<String> parameters) {
        String query = parameters.collect(Collectors.joining("&"));
        return base(request) + request.getPathInfo() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
