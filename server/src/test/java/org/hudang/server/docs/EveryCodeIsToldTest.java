package org.hudang.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** No code stands on the page that nobody will ever see: refusals are thrown somewhere, findings are told somewhere. */
@AnalyzeClasses(packages = "org.hudang", importOptions = ImportOption.DoNotIncludeTests.class)
class EveryCodeIsToldTest {
    private static final Map<String, ErrorCodes> MADE = ErrorCodes.made();

    @ArchTest
    static void every_refusal_is_thrown_somewhere(JavaClasses classes) {
        List<JavaCodeUnit> makers = new ArrayList<>();
        for (JavaClass type : classes) {
            if (type.isAssignableTo(RuntimeException.class) && carriesCodes(type)) {
                type.getCodeUnits().stream().filter(unit -> makes(unit, type)).forEach(makers::add);
            }
        }

        assertThat(makers)
                .hasSizeGreaterThan(100)
                .filteredOn(maker -> !called(maker))
                .extracting(JavaCodeUnit::getFullName)
                .isEmpty();
    }

    @ArchTest
    static void every_finding_is_told_somewhere(JavaClasses classes) {
        List<JavaField> constants = new ArrayList<>();
        for (JavaClass type : classes) {
            if (type.isEnum() && carriesCodes(type)) {
                type.getFields().stream()
                        .filter(field -> field.getRawType().equals(type))
                        .forEach(constants::add);
            }
        }

        assertThat(constants)
                .hasSizeGreaterThan(100)
                .filteredOn(constant -> constant.getAccessesToSelf().stream()
                        .map(JavaAccess::getOriginOwner)
                        .allMatch(constant.getOwner()::equals))
                .extracting(JavaField::getFullName)
                .isEmpty();
    }

    /** Whether the source of this class makes codes. */
    private static boolean carriesCodes(JavaClass type) {
        String file = type.getName().replaceAll("\\$.*", "").replace('.', '/') + ".java";
        return MADE.values().stream()
                .flatMap(made -> made.causes().stream())
                .anyMatch(cause -> cause.file().toString().endsWith(file));
    }

    private static boolean makes(JavaCodeUnit unit, JavaClass type) {
        return unit.isConstructor()
                || (unit.getModifiers().contains(JavaModifier.STATIC)
                        && unit.getRawReturnType().equals(type));
    }

    /** A constructor may be called by a maker of its own class, a maker must be called from outside. */
    private static boolean called(JavaCodeUnit maker) {
        return maker.getAccessesToSelf().stream()
                .anyMatch(access ->
                        maker.isConstructor() || !access.getOriginOwner().equals(maker.getOwner()));
    }
}
