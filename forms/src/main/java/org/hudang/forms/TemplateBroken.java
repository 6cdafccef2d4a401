package org.hudang.forms;

/** {@code FO-004}: a template resource is incomplete or wrong: a fault of the build, not of the data. */
public final class TemplateBroken extends FormsException {
    public TemplateBroken(String template, String why) {
        super("FO-004", template + ": " + why, template, why);
    }
}
