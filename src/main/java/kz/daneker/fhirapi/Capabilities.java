package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.jspecify.annotations.Nullable;

/** One provider's lines of the CapabilityStatement, read off its annotations. */
final class Capabilities {
    private static final Map<Class<? extends Annotation>, TypeRestfulInteraction> INTERACTIONS = Map.of(
            Create.class, TypeRestfulInteraction.CREATE,
            Read.class, TypeRestfulInteraction.READ,
            Update.class, TypeRestfulInteraction.UPDATE,
            Search.class, TypeRestfulInteraction.SEARCHTYPE);

    private static final Map<String, String> OPERATIONS =
            Map.of("$summary", "http://hl7.org/fhir/uv/ips/OperationDefinition/summary");

    private Capabilities() {}

    static void describe(IResourceProvider provider, CapabilityStatementRestResourceComponent resource) {
        resource.setVersioning(ResourceVersionPolicy.VERSIONED);
        Arrays.stream(provider.getClass().getMethods())
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> describe(method, resource));
    }

    private static void describe(Method method, CapabilityStatementRestResourceComponent resource) {
        INTERACTIONS.forEach((annotation, interaction) -> {
            if (method.isAnnotationPresent(annotation)) {
                resource.addInteraction().setCode(interaction);
            }
        });
        Operation operation = method.getAnnotation(Operation.class);
        if (operation != null) {
            describe(operation.name(), resource);
        }
        for (Parameter parameter : method.getParameters()) {
            String name = searchName(parameter);
            if (name != null) {
                resource.addSearchParam().setName(name).setType(type(parameter.getType()));
            }
        }
    }

    /** Several methods may be one operation. */
    private static void describe(String operation, CapabilityStatementRestResourceComponent resource) {
        String name = operation.substring(1);
        if (resource.getOperation().stream().noneMatch(known -> known.getName().equals(name))) {
            resource.addOperation().setName(name).setDefinition(OPERATIONS.get(operation));
        }
    }

    private static @Nullable String searchName(Parameter parameter) {
        RequiredParam required = parameter.getAnnotation(RequiredParam.class);
        if (required != null) {
            return required.name();
        }
        OptionalParam optional = parameter.getAnnotation(OptionalParam.class);
        return optional == null ? null : optional.name();
    }

    private static SearchParamType type(Class<?> parameter) {
        if (parameter == DateRangeParam.class) {
            return SearchParamType.DATE;
        }
        return parameter == ReferenceParam.class ? SearchParamType.REFERENCE : SearchParamType.TOKEN;
    }
}
