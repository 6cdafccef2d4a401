package org.hudang.server;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hudang.archive.intake.ChildUnavailable;
import org.hudang.archive.intake.PageNotRendered;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.Sentences;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is answered when a request did not get as far as its answer: a page for people, {@code application/problem+json}
 * for programs. Neither says more than the kind of failure; the rest stands in the log.
 */
@Controller
@ControllerAdvice
class ErrorAnswers implements ErrorController {
    private static final List<String> FOR_PROGRAMS =
            List.of("/api/", "/internal/", "/actuator/", "/trust-list", "/status-lists/");

    /** What stands in an address where a number should stand is the number of nothing. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    void noNumber(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    /** Nothing is wrong with what was asked: the house is busy with other papers. */
    @ExceptionHandler(ChildUnavailable.class)
    void busy(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "2");
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /** A page of a paper that cannot be drawn is a picture that there is not. */
    @ExceptionHandler(PageNotRendered.class)
    void noPicture(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    @RequestMapping("/error")
    Object answer(HttpServletRequest request, Locale locale, @AuthenticationPrincipal @Nullable Staff staff) {
        HttpStatus status = status(request);
        String asked = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (FOR_PROGRAMS.stream().anyMatch(asked::startsWith)) {
            return Problem.of(status, Sentences.of(status.value(), locale)).answer();
        }
        ModelAndView page = new ModelAndView("error", Map.of("status", status.value()), status);
        page.addObject("staff", staff);
        return page;
    }

    /** Whoever asks for this address itself finds nothing here. */
    private static HttpStatus status(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) {
            HttpStatus known = HttpStatus.resolve(code);
            return known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        }
        return HttpStatus.NOT_FOUND;
    }
}
