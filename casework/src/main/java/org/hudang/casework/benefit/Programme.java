package org.hudang.casework.benefit;

import java.util.Arrays;
import java.util.Optional;

/** A programme of social relief (救助类别). */
public enum Programme {
    /** 最低生活保障: subsistence allowance. */
    SUBSISTENCE("DB"),
    /** 特困人员救助供养: support of people in extreme hardship. */
    EXTREME_HARDSHIP("TK"),
    /** 临时救助: temporary relief. */
    TEMPORARY("LS");

    private final String code;

    Programme(String code) {
        this.code = code;
    }

    /** Two letters as they stand in archival codes (档号) and registers. */
    public String code() {
        return code;
    }

    /** The programme with this code. */
    public static Optional<Programme> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
