package kz.daneker;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static kz.daneker.MainCode.CLASSES;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Habits the whole code keeps: names that say the one thing, time and chance handed in, no hidden wiring. */
class CodeHabitsTest {
    /** Time comes from a {@code Clock}, and only where objects are put together is one made. */
    private static final DescribedPredicate<JavaAccess<?>> READING_THE_WALL_CLOCK = DescribedPredicate.describe(
            "reading the wall clock",
            access -> access.getTarget() instanceof CodeUnitCallTarget called && readsTheWallClock(called));

    private static final DescribedPredicate<JavaClass> WIRING = resideInAnyPackage(
                    "kz.daneker", "kz.daneker.cli", "kz.daneker.gateway")
            .or(DescribedPredicate.describe(
                    "Spring configuration",
                    type -> type.isAnnotatedWith("org.springframework.context.annotation.Configuration")
                            || type.isAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication")));

    @Test
    void names_noClassAfterNothing() {
        classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Manager|Impl|Helper|Helpers)(\\$.*)?")
                .check(CLASSES);
    }

    @Test
    void injects_throughConstructorsOnly() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .check(CLASSES);
    }

    @Test
    void keeps_noOldDates() {
        noFields().should().haveRawType(Date.class).check(CLASSES);
        noMethods()
                .that()
                .areNotPrivate()
                .should()
                .haveRawReturnType(Date.class)
                .orShould()
                .haveRawParameterTypes(DescribedPredicate.describe(
                        "java.util.Date", types -> types.stream().anyMatch(type -> type.isEquivalentTo(Date.class))))
                .check(CLASSES);
    }

    @Test
    void takes_chanceFromASecureSource() {
        noClasses().should().callConstructor(Random.class).check(CLASSES);
        noClasses().should().callConstructor(Random.class, long.class).check(CLASSES);
        noClasses().should().callMethod(Math.class, "random").check(CLASSES);
    }

    @Test
    void takes_timeFromTheClockItWasGiven() {
        noClasses()
                .that(are(DescribedPredicate.not(WIRING)))
                .should()
                .accessTargetWhere(READING_THE_WALL_CLOCK)
                .check(CLASSES);
    }

    private static boolean readsTheWallClock(CodeUnitCallTarget called) {
        String owner = called.getOwner().getName();
        String name = called.getName();
        boolean noArguments = called.getRawParameterTypes().isEmpty();
        return (owner.equals(Clock.class.getName()) && name.startsWith("system"))
                || (owner.equals(Date.class.getName()) && name.equals("<init>") && noArguments)
                || (owner.equals(System.class.getName()) && name.equals("currentTimeMillis"))
                || (owner.startsWith(Instant.class.getPackageName() + ".") && name.equals("now") && noArguments)
                || Set.of("java.util.Calendar", "java.util.GregorianCalendar").contains(owner);
    }
}
