package kz.daneker.fhirapi;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A search's own address and that of its next page, below {@code /fhir}. */
final class Links {
    private static final String PAGE = "_page";

    private Links() {}

    static String self(HttpServletRequest request) {
        return address(request, parameters(request));
    }

    static String next(HttpServletRequest request, PageMark mark) {
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
        return "/fhir" + request.getPathInfo() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
