package org.hudang.forms;

/** {@code FO-003}: there is no such template version for this kind of paper. */
public final class TemplateUnknown extends FormsException {
    public TemplateUnknown(PaperKind kind, String asked, String known) {
        super("FO-003", "no template " + asked + " for " + kind + ", known: " + known, kind.name(), asked, known);
    }
}
