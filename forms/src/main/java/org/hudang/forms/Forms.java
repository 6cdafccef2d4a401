package org.hudang.forms;

import java.time.LocalDate;
import java.util.List;

/**
 * The door of this module: composes the papers of social relief as tagged PDF.
 *
 * <p>Every paper is PDF/A-2a (ISO 19005-2, hence also 2b and 2u) and PDF/UA-1 (ISO 14289-1), in Chinese, with all fonts
 * embedded as subsets and with an sRGB output intent. The same paper composed with the same template at the same instant
 * gives the same bytes. Nothing is signed here: where a person or a seal is to sign, the paper holds an empty, visible,
 * tagged signature field, listed in {@link ComposedPaper#places()}; filling it by an incremental update keeps both
 * conformances.
 *
 * <p>Safe for use by several threads.
 */
public interface Forms {
    /**
     * Composes one paper with the template version it names, also when a newer version is in force.
     *
     * @throws GlyphMissing if no font has one of its characters; a hole is never printed
     * @throws TemplateUnknown if there is no such version for this kind of paper
     * @throws PaperOverfull if the data does not fit the paper's layout
     */
    ComposedPaper compose(Paper paper);

    /**
     * The version in force on a day: the one with the latest effective date not after it.
     *
     * @throws TemplateUnknown if no version of this kind was in force yet
     */
    TemplateVersion template(PaperKind kind, LocalDate on);

    /** Every version of a kind that can be composed, oldest first. */
    List<TemplateVersion> templates(PaperKind kind);

    /** The outlines of the fonts the papers are set in, for seals drawn as vectors. */
    GlyphSource glyphs();
}
