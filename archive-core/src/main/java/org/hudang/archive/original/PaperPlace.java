package org.hudang.archive.original;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hudang.archive.desk.Commands;

/** A place of a paper original; each text is one visible line. */
public sealed interface PaperPlace {
    /** As people write it on a list, for example {@code 二号库房 / 第 12 盒 / 3}. */
    String line();

    /**
     * It lies in a room of the archive (在库).
     *
     * @param room store room (库房)
     * @param box box (盒号); empty when there is none
     * @param number number within the box (盒内顺序号); empty when there is none
     */
    record Kept(String room, String box, String number) implements PaperPlace {
        /** @throws org.hudang.archive.CommandRefused naming the text that is wrong */
        public Kept {
            Commands.text("room", room, 40);
            requireEmptyOrLine("box", box);
            requireEmptyOrLine("number", number);
        }

        @Override
        public String line() {
            return Stream.of(room, box, number).filter(text -> !text.isEmpty()).collect(Collectors.joining(" / "));
        }

        private static void requireEmptyOrLine(String field, String value) {
            if (!value.isEmpty()) {
                Commands.text(field, value, 20);
            }
        }
    }

    /**
     * Somebody else has it: lent out, given back, or filed elsewhere (不在库).
     *
     * @param holder who has it
     */
    record Elsewhere(String holder) implements PaperPlace {
        /** @throws org.hudang.archive.CommandRefused when the text is wrong */
        public Elsewhere {
            Commands.text("holder", holder, 100);
        }

        @Override
        public String line() {
            return holder;
        }
    }
}
