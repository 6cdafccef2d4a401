package org.hudang.forms;

/** {@code FO-006}: the data does not fit the place the layout has for it. */
public final class PaperOverfull extends FormsException {
    /**
     * @param place which part of the paper
     * @param available millimetres there are
     * @param needed millimetres the data needs
     */
    public PaperOverfull(String place, double available, double needed) {
        super(
                "FO-006",
                "%s: %.1f mm available, %.1f mm needed".formatted(place, available, needed),
                place,
                "%.1f".formatted(available),
                "%.1f".formatted(needed));
    }
}
