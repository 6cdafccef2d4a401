package org.hudang.forms;

import java.time.LocalDate;
import java.util.List;

/**
 * Front and contents of a whole household file that is bound for reading (户档封面、总目录). No fields: nobody signs it.
 *
 * @param template version to compose with
 * @param fonds 全宗名称: whose archive it is
 * @param head 户主
 * @param number 户档编号
 * @param opened day on which the file was opened
 * @param made day of this copy
 * @param maker who had it made
 * @param entries volumes and papers in the order of the pages, at most 5000
 * @param pages of the whole copy
 */
public record FileFront(
        TemplateCode template,
        String fonds,
        String head,
        String number,
        LocalDate opened,
        LocalDate made,
        String maker,
        List<Entry> entries,
        int pages)
        implements Paper {
    public FileFront {
        Given.line("front.fonds", fonds, 60);
        Given.line("front.head", head, 60);
        Given.line("front.number", number, 60);
        Given.line("front.maker", maker, 60);
        entries = Given.list("front.entries", entries, 0, 5000);
        Given.atLeast("front.pages", pages, 0);
    }

    /**
     * A line of the contents.
     *
     * @param what whether it is a volume, a paper, or a paper of which only a slip is there
     * @param code 档号
     * @param title 题名
     * @param page its first page, from 1; 0 while nobody knows
     */
    public record Entry(What what, String code, String title, int page) {
        public Entry {
            Given.line("front.code", code, 60);
            Given.line("front.title", title, 200);
            Given.atLeast("front.page", page, 0);
        }
    }

    /** What a line of the contents stands for. */
    public enum What {
        /** 卷. */
        VOLUME,
        /** 件. */
        PAPER,
        /** 替代页. */
        SLIP
    }

    @Override
    public PaperKind kind() {
        return PaperKind.FILE_FRONT;
    }
}
