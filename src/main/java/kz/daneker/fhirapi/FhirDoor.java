package kz.daneker.fhirapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import kz.daneker.agency.AgencyId;
import kz.daneker.fhir.FhirR4;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.trust.WordKeys;
import kz.daneker.web.Caller;
import kz.daneker.web.Problems;
import org.springframework.http.MediaType;

/**
 * HAPI's plain server behind a narrower gate: GET, POST, PUT of a Task, FHIR JSON, few parameters, bodies signed; every
 * refusal is ours.
 *
 * <p>Another resource type is another {@link IResourceProvider}; {@code metadata} lists what the providers can do.
 */
final class FhirDoor extends RestfulServer {
    private static final long serialVersionUID = 1L;
    private static final Set<String> JSON = Set.of("application/fhir+json", "application/json");

    /** Methods that bring something. */
    static final Set<String> BRING = Set.of("POST", "PUT");

    private final transient List<IResourceProvider> providers;
    private final transient ProcessMessage messages;
    private final transient WordKeys keys;
    private final transient Problems problems;
    private final transient Rejections rejections;

    FhirDoor(
            List<IResourceProvider> providers,
            ProcessMessage messages,
            WordKeys keys,
            Problems problems,
            Rejections rejections) {
        this.providers = List.copyOf(providers);
        this.messages = messages;
        this.keys = keys;
        this.problems = problems;
        this.rejections = rejections;
    }

    @Override
    protected void initialize() {
        FhirContext context = FhirR4.context();
        setFhirContext(context);
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setUncompressIncomingContents(false);
        setServerAddressStrategy((servlet, request) -> Links.base(request));
        setServerConformanceProvider(new Metadata(providers));
        setResourceProviders(List.copyOf(providers));
        registerProvider(messages);
        registerInterceptor(new OwnAnswers(problems, rejections));
        registerInterceptor(new NoTotals());
    }

    /** Nobody needs to know whose software answers. */
    @Override
    public void addHeadersToResponse(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            super.service(admit(request), response);
        } catch (Refusal refusal) {
            problems.write(rejections.record(request, refusal), request, response);
        }
    }

    private HttpServletRequest admit(HttpServletRequest request) throws IOException {
        Map<String, String[]> parameters = Query.of(request);
        if (request.getMethod().equals("GET")) {
            return new JsonRequest(request, new byte[0], parameters);
        }
        if (!mayBring(request)) {
            throw new Refusal(RefusalCode.METHOD_NOT_ALLOWED);
        }
        requireJsonBody(request);
        byte[] body = request.getInputStream().readAllBytes();
        AgencyId caller = (AgencyId) Objects.requireNonNull(request.getAttribute(Caller.ATTRIBUTE));
        JsonRequest admitted = new JsonRequest(request, body, parameters);
        SignedBody signed = SignedBody.verify(body, request.getHeader(SignedBody.SIGNATURE), caller, keys);
        signed.requireType(String.valueOf(request.getPathInfo()));
        signed.attach(admitted);
        return admitted;
    }

    /** Of all that is read here, only a Task may be written over. */
    private static boolean mayBring(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                || (request.getMethod().equals("PUT")
                        && String.valueOf(request.getPathInfo()).startsWith("/Task/"));
    }

    private static void requireJsonBody(HttpServletRequest request) {
        try {
            MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
            boolean utf8 = type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
            if (utf8
                    && JSON.contains(type.getType() + "/" + type.getSubtype())
                    && request.getHeader("Content-Encoding") == null) {
                return;
            }
            throw new Refusal(RefusalCode.MEDIA_TYPE_UNSUPPORTED);
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.MEDIA_TYPE_UNSUPPORTED);
        }
    }
}
