package org.hudang.server.verify;

import java.io.IOException;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The public page that every printed code leads to. Works without an account and without script. */
@Controller
class VerifyPage {
    private static final int LONGEST_TEXT = 4_000;

    private final PublicCheck check;

    VerifyPage(PublicCheck check) {
        this.check = check;
    }

    @GetMapping("/v")
    String page() {
        return "verify";
    }

    @PostMapping(path = "/v", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String check(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) MultipartFile file,
            Locale locale,
            Model model)
            throws IOException {
        if (file != null && !file.isEmpty()) {
            model.addAttribute("answer", check.file(file.getBytes(), locale));
        } else if (!text.isBlank() && text.length() <= LONGEST_TEXT) {
            model.addAttribute("answer", check.text(text, locale));
        } else {
            model.addAttribute("nothing", true);
        }
        return "verify";
    }
}
