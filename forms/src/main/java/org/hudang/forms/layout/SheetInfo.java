package org.hudang.forms.layout;

import java.time.ZonedDateTime;

/**
 * What a file says about itself.
 *
 * @param title shown by viewers; holds no personal data
 * @param subject code of the template
 * @param widthMm width of its pages
 * @param heightMm height of its pages
 * @param composed creation date
 */
public record SheetInfo(String title, String subject, float widthMm, float heightMm, ZonedDateTime composed) {}
