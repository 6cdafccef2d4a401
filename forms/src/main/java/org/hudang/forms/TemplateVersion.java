package org.hudang.forms;

import java.time.LocalDate;

/**
 * One version of a template. It is never changed once papers were set with it; a change is a new version.
 *
 * @param code printed on the paper
 * @param kind which paper it is for
 * @param effective first day of use
 */
public record TemplateVersion(TemplateCode code, PaperKind kind, LocalDate effective) {}
