package dev.actorweb.analyzer.diagram;

/// How wide text is in a sans-serif font, near enough to leave room for it.
final class TextSize {
    private static final String NARROW = "ijlrtfI.,:;'|!()[] ";
    private static final String WIDE = "mwMWQO@%&→";

    private TextSize() {}

    /// In pixels, for a font of `size` pixels.
    static double width(String text, double size) {
        double em = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int c = text.codePointAt(i);
            if (c >= 0x1100 && c != '→' && (c < 0x2000 || c > 0x2bff)) {
                em += 1.05;
            } else if (NARROW.indexOf(c) >= 0) {
                em += 0.36;
            } else if (WIDE.indexOf(c) >= 0) {
                em += 0.9;
            } else {
                em += Character.isUpperCase(c) || c == '_' ? 0.69 : 0.59;
            }
        }
        return em * size;
    }
}
