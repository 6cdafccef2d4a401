package org.hudang.forms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Report of an inspection of one volume as a paper (电子档案四性检测报告, DA/T 70-2018), with a place for the seal of who
 * inspected. Names nobody whose papers were inspected.
 *
 * @param template version to compose with
 * @param head what was inspected, by whom, when and with what
 * @param lines every item of the scheme in its order, 1 to 100
 * @param seal where the office seals
 */
public record InspectionPaper(TemplateCode template, Head head, List<Line> lines, SealSpot seal) implements Paper {
    public InspectionPaper {
        lines = Given.list("inspection.lines", lines, 1, 100);
    }

    /**
     * What holds for all items.
     *
     * @param number 报告编号
     * @param code 档号 of the volume
     * @param stage {@code GD YJ CQ}
     * @param version of the volume when it was read
     * @param at when it was inspected
     * @param by 检测人
     * @param basis 检测依据
     * @param tool 检测工具 and its version
     * @param extent what was read
     */
    public record Head(
            String number,
            String code,
            String stage,
            int version,
            Instant at,
            String by,
            String basis,
            String tool,
            Extent extent) {
        public Head {
            Given.line("inspection.number", number, 40);
            Given.line("inspection.code", code, 60);
            Given.matches("inspection.stage", stage, "GD|YJ|CQ");
            Given.atLeast("inspection.version", version, 1);
            Given.line("inspection.by", by, 60);
            Given.line("inspection.basis", basis, 60);
            Given.line("inspection.tool", tool, 60);
        }
    }

    /**
     * What was read.
     *
     * @param files of papers
     * @param bytes their length
     * @param sha256 of the report as data, lower-case hexadecimal
     */
    public record Extent(long files, long bytes, String sha256) {
        public Extent {
            if (files < 0 || bytes < 0) {
                throw new PaperDataRefused("inspection.extent", "0 or more", files + ", " + bytes);
            }
            Given.matches("inspection.sha256", sha256, "[0-9a-f]{64}");
        }
    }

    /**
     * One item.
     *
     * @param number as printed, for example {@code GD-1-6}
     * @param title 检测项目
     * @param object 检测对象
     * @param method 检测方法
     * @param result 检测结果
     */
    public record Line(String number, String title, What object, String method, Found result) {
        public Line {
            Given.matches("inspection.line", number, "(GD|YJ|CQ)-[1-4]-\\d{1,2}");
            Given.line("inspection.title", title, 60);
            Given.line("inspection.method", method, 120);
        }
    }

    /** What an item looks at. */
    public enum What {
        /** 元数据. */
        METADATA,
        /** 内容数据. */
        CONTENT,
        /** 信息包. */
        PACKAGE,
        /** 系统环境. */
        SYSTEM,
        /** 载体. */
        MEDIUM,
        /** 操作过程. */
        PROCESS
    }

    /**
     * What became of an item.
     *
     * @param word 检测结果
     * @param why a sentence; empty when the word says all
     * @param faults the first of them, at most 50; none unless it failed
     * @param more how many there are besides
     * @param judged who decided, where a machine had left it to people
     */
    public record Found(Word word, String why, List<Fault> faults, int more, Optional<Judged> judged) {
        public Found(Word word, String why, List<Fault> faults, int more) {
            this(word, why, faults, more, Optional.empty());
        }

        public Found {
            Given.blankLine("inspection.why", why, 200);
            faults = Given.list("inspection.faults", faults, 0, 50);
            Given.atLeast("inspection.more", more, 0);
        }
    }

    /**
     * Who decided about an item (人工判定).
     *
     * @param by 判定人
     * @param words what was looked at and found
     */
    public record Judged(String by, Instant at, String words) {
        public Judged {
            Given.line("inspection.judged.by", by, 60);
            Given.line("inspection.judged.words", words, 500);
        }
    }

    /** Values of a result (SX-01). */
    public enum Word {
        /** 通过. */
        PASSED,
        /** 不通过. */
        FAILED,
        /** 不适用. */
        NOT_APPLICABLE,
        /** 待人工. */
        BY_HAND
    }

    /**
     * One thing that is not as it has to be.
     *
     * @param object where
     * @param expected what should be there; may be empty
     * @param found what is there; may be empty
     */
    public record Fault(String object, String expected, String found) {
        public Fault {
            Given.line("inspection.fault", object, 200);
            Given.blankLine("inspection.expected", expected, 200);
            Given.blankLine("inspection.found", found, 200);
        }
    }

    /** How many items ended with this word. */
    public long count(Word word) {
        return lines.stream().filter(line -> line.result().word() == word).count();
    }

    @Override
    public PaperKind kind() {
        return PaperKind.INSPECTION_REPORT;
    }
}
