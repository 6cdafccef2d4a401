package org.hudang.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.hudang.archive.replica.Replica;
import org.hudang.archive.store.ObjectName;
import org.jspecify.annotations.NullMarked;

/** The arrows between the rooms and the fences around the libraries, as docs/decisions and the README draw them. */
@AnalyzeClasses(packages = "org.hudang", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsAndFencesTest {

    @ArchTest
    static final ArchRule leaves_know_no_other_room = noClasses()
            .that()
            .resideInAnyPackage("org.hudang.archive..", "org.hudang.signing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.hudang.search..",
                    "org.hudang.forms..",
                    "org.hudang.certificates..",
                    "org.hudang.casework..",
                    "org.hudang.server..");

    @ArchTest
    static final ArchRule archive_and_signing_do_not_know_each_other = noClasses()
            .that()
            .resideInAPackage("org.hudang.archive..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.hudang.signing..");

    @ArchTest
    static final ArchRule signing_does_not_know_the_archive = noClasses()
            .that()
            .resideInAPackage("org.hudang.signing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.hudang.archive..");

    @ArchTest
    static final ArchRule forms_and_search_know_the_archive_only = noClasses()
            .that()
            .resideInAnyPackage("org.hudang.forms..", "org.hudang.search..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.hudang.signing..",
                    "org.hudang.certificates..",
                    "org.hudang.casework..",
                    "org.hudang.server..");

    @ArchTest
    static final ArchRule certificates_know_signing_only = noClasses()
            .that()
            .resideInAPackage("org.hudang.certificates..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.hudang.archive..",
                    "org.hudang.search..",
                    "org.hudang.forms..",
                    "org.hudang.casework..",
                    "org.hudang.server..");

    @ArchTest
    static final ArchRule casework_does_not_know_the_server_or_search = noClasses()
            .that()
            .resideInAPackage("org.hudang.casework..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hudang.server..", "org.hudang.search..");

    @ArchTest
    static final ArchRule no_cycles_between_rooms =
            slices().matching("org.hudang.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule search_engines_only_in_search =
            fence("org.hudang.search..", "org.apache.lucene..", "co.elastic..");

    @ArchTest
    static final ArchRule bouncy_castle_only_in_signing = fence("org.hudang.signing..", "org.bouncycastle..");

    @ArchTest
    static final ArchRule qr_only_in_certificates = fence("org.hudang.certificates..", "com.google.zxing..");

    @ArchTest
    static final ArchRule itext_only_in_forms_and_the_second_opinion = noClasses()
            .that()
            .resideOutsideOfPackages("org.hudang.forms..", "org.hudang.signing.verify..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.itextpdf..");

    @ArchTest
    static final ArchRule tika_only_in_the_child_process =
            fence("org.hudang.archive.intake.child..", "org.apache.tika..");

    @ArchTest
    static final ArchRule object_stores_only_in_the_replica =
            fence("org.hudang.archive.replica.s3..", "software.amazon..");

    @ArchTest
    static final ArchRule web_and_boot_only_in_the_server = noClasses()
            .that()
            .resideOutsideOfPackages("org.hudang.server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.boot..",
                    "org.springframework.web..",
                    "org.springframework.security..",
                    "org.springframework.stereotype..",
                    "jakarta.servlet..");

    @ArchTest
    static final ArchRule time_is_handed_in = noClasses()
            .that()
            .resideOutsideOfPackages("org.hudang.samples..", "org.hudang.benchmarks..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule signing_keys_stay_inside_signing = noClasses()
            .that()
            .resideOutsideOfPackages("org.hudang.signing..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.hudang.signing.key.SigningKey");

    @ArchTest
    static final ArchRule only_destruction_orders_copies_away = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.hudang.archive",
                    "org.hudang.archive.desk",
                    "org.hudang.archive.replica",
                    "org.hudang.archive.retention")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.hudang.archive.replica.Removals");

    @ArchTest
    static final ArchRule only_who_copies_takes_copies_away = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.hudang.archive.desk.ReplicationDesk")
            .should()
            .callMethod(Replica.class, "remove", ObjectName.class);

    @ArchTest
    static final ArchRule every_package_says_that_nothing_is_null = classes().should(resideInANullMarkedPackage());

    private static ArchRule fence(String room, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package marked @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(item, item.getName() + " is in an unmarked package"));
                }
            }
        };
    }
}
