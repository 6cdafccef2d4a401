package org.hudang.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hudang.server.account.Role;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

/**
 * docs/reference/rest.md: the addresses as the controllers declare them, with who may come there as the rules of the door
 * say; no house is opened for it.
 */
@ExtendWith(InOpenHouse.class)
class RestPageTest {
    private static final Page PAGE = Page.of("docs/reference/rest.md");
    private static final Pattern CODE = Pattern.compile("\\b(?:AR|IN|SG|FO|SR|CE|CW|SV)-\\d{3}\\b");

    /** An address of the house. */
    private record Address(String method, String path, String takes, boolean rest) {
        String name() {
            return method + " " + path;
        }
    }

    private final WebInvocationPrivilegeEvaluator rules;

    RestPageTest(OpenHouse house) {
        rules = house.web().getBean(WebInvocationPrivilegeEvaluator.class);
    }

    @Test
    void the_tables_have_every_address_with_who_may_come_there() {
        PAGE.mustHold(Map.of("rest", table(true), "pages", table(false)));
    }

    @Test
    void every_address_for_programs_is_explained_with_an_example() {
        Set<String> addresses =
                addresses().stream().filter(Address::rest).map(Address::name).collect(Collectors.toSet());
        List<String> explained = PAGE.headings().stream()
                .filter(heading -> heading.matches("(GET|POST|PUT|DELETE) /.*"))
                .toList();

        assertThat(explained).containsAll(addresses);
        for (String heading : explained) {
            assertThat(PAGE.under(heading)).as(heading).contains("```");
        }
    }

    @Test
    void every_code_on_the_page_is_one_that_there_is() {
        Set<String> codes = ErrorCodes.made().keySet().stream()
                .map(code -> code.substring(0, 6))
                .collect(Collectors.toSet());

        assertThat(CODE.matcher(PAGE.text()).results().map(found -> found.group()))
                .isNotEmpty()
                .allMatch(codes::contains);
    }

    private String table(boolean rest) {
        StringBuilder table = new StringBuilder("| method | address | takes | who |\n|---|---|---|---|\n");
        for (Address address : addresses()) {
            if (address.rest() == rest) {
                table.append("| `%s` | `%s` | %s | %s |%n"
                        .formatted(address.method(), address.path(), address.takes(), who(address)));
            }
        }
        return table.toString();
    }

    /** Everybody, or the roles that the rules let through. */
    private String who(Address address) {
        String uri = address.path().replaceAll("\\{[a-z]+}", "1");
        Authentication nobody = new AnonymousAuthenticationToken(
                "nobody", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
        if (rules.isAllowed("", uri, address.method(), nobody)) {
            return "everybody";
        }
        String roles = Arrays.stream(Role.values())
                .filter(role -> rules.isAllowed("", uri, address.method(), inRole(role)))
                .map(role -> "`" + role + "`")
                .collect(Collectors.joining(" "));
        return roles.isEmpty() ? "nobody" : roles;
    }

    private static Authentication inRole(Role role) {
        return UsernamePasswordAuthenticationToken.authenticated(
                "somebody", null, AuthorityUtils.createAuthorityList("ROLE_" + role.name()));
    }

    /** Every address that a controller of the server declares, in the order of the paths. */
    private static List<Address> addresses() {
        List<Address> addresses = new ArrayList<>();
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        for (BeanDefinition found : scan.findCandidateComponents("org.hudang.server")) {
            Class<?> controller = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            boolean rest = AnnotatedElementUtils.hasAnnotation(controller, RestController.class);
            Stream.of(controller.getDeclaredMethods()).forEach(method -> addresses.addAll(of(method, rest)));
        }
        addresses.sort(Comparator.comparing(Address::path)
                .thenComparing(Address::method)
                .thenComparing(Address::takes));
        return addresses;
    }

    private static List<Address> of(Method method, boolean rest) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping == null) {
            return List.of();
        }
        String takes =
                Stream.of(mapping.consumes()).map(type -> "`" + type + "`").collect(Collectors.joining(", "));
        List<Address> addresses = new ArrayList<>();
        for (String path : mapping.path()) {
            Stream.of(mapping.method())
                    .forEach(one -> addresses.add(new Address(one.name(), path, takes.isEmpty() ? "–" : takes, rest)));
        }
        return addresses;
    }
}
