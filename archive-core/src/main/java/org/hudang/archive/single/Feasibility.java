package org.hudang.archive.single;

import java.time.LocalDate;
import org.hudang.archive.desk.Commands;

/**
 * The record of a feasibility assessment (可行性评估).
 *
 * @param assessor who assessed: a body or a person of office
 * @param on when it was concluded
 * @param conclusion in one line
 * @param document number of the document with the whole of it (文号 or 档号)
 */
public record Feasibility(String assessor, LocalDate on, String conclusion, String document) {
    /** @throws org.hudang.archive.CommandRefused naming the text that is wrong */
    public Feasibility {
        Commands.text("assessor", assessor, 100);
        Commands.text("conclusion", conclusion, 300);
        Commands.text("document", document, 100);
    }
}
