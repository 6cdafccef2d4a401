package org.hudang.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFormsTest {

    @ParameterizedTest
    @CsvSource({
        "朴样, piaoyang",
        "朴样, puyang",
        "覃样, qinyang",
        "覃样, tanyang",
        "缪样, miaoyang",
        "单样, shanyang",
        "仇样, qiuyang",
        "解样, xieyang",
        "查样, zhayang",
        "区样, ouyang",
        "曾样, zengyang",
        "任样, renyang",
        "盖样, geyang",
        "尉迟样, yuchiyang",
        "万俟样, moqiyang",
        "长孙样, zhangsunyang",
        "单于样, chanyuyang",
        "澹台样, tantaiyang",
        "令狐样, linghuyang",
        "欧阳样, ouyangyang",
        "翟样, zhaiyang",
        "乐样, yueyang",
        "乐样, leyang",
        "黑样, heyang",
        "种样, chongyang",
        "宓样, miyang",
        "召样, shaoyang",
        "繁样, poyang",
        "华样, huayang",
        "员样, yunyang",
        "逄样, pangyang",
        "冼样, xianyang",
        "阚样, kanyang",
        "牟样, mouyang",
        "牟样, muyang",
        "隗样, kuiyang",
        "车样, cheyang",
        "盛样, shengyang",
        "吕样, lvyang",
        "吕样, luyang",
        "吕样, lyuyang",
        "逯样, luyang",
        "女样, nvyang",
        "张乐, zhangle",
        "张乐, zhangyue",
        "张重阳, zhangchongyang"
    })
    void a_name_has_this_reading(String name, String pinyin) {
        assertThat(NameForms.ofName(name).pinyin()).contains(pinyin);
    }

    @ParameterizedTest
    @CsvSource({"重庆, chongqing", "长寿, changshou", "綦江, qijiang", "六安, luan", "单县, shanxian"})
    void a_place_has_this_reading(String place, String pinyin) {
        assertThat(NameForms.ofPlace(place).pinyin()).contains(pinyin);
    }

    @Test
    void names_with_middle_dots_and_latin_names_have_forms_too() {
        assertThat(NameForms.ofName("买买提·示例").key()).isEqualTo("买买提示例");
        assertThat(NameForms.ofName("Anna Muster").pinyin()).containsExactly("annamuster");
        assertThat(NameForms.ofName("Anna Muster").initials()).containsExactly("am");
    }

    @Test
    void the_number_of_readings_is_bounded() {
        assertThat(NameForms.ofName("单乐行重长朝曾茜娜莎晟").pinyin()).hasSizeLessThanOrEqualTo(Pinyin.MOST);
    }

    @Test
    void a_name_of_characters_without_a_reading_is_still_a_name() {
        assertThat(NameForms.ofName("𲎯").key()).isEqualTo("𲎯");
        assertThat(NameForms.ofName("𲎯").pinyin()).isEmpty();
    }
}
