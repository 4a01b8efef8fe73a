package shapefit.mesh;

import java.nio.charset.StandardCharsets;

/**
 * Reads a text file line by line and word by word. A {@code #} starts a comment; blank lines are skipped; a backslash at a
 * line's end joins the next one.
 */
final class TextScanner {

    private final MeshSource source;
    private final byte[] bytes;
    private int position; // next byte to look at
    private int lineEnd; // end of the current line's words
    private int commentEnd; // end of the current line, comment included
    private int nextLineStart;
    private int line; // number of the current line, 1-based
    private int nextLine = 1;

    TextScanner(MeshSource source) {
        this(source, source.bytes());
    }

    /** @param bytes what to read in place of the source's own content */
    TextScanner(MeshSource source, byte[] bytes) {
        this.source = source;
        this.bytes = bytes;
        boolean byteOrderMark =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        nextLineStart = byteOrderMark ? 3 : 0;
    }

    /** Goes to the next line that has a word on it; false at the file's end. */
    boolean toNextLine() {
        while (nextLineStart < bytes.length) {
            takeLine();
            skipBlanks();
            if (position < lineEnd) {
                return true;
            }
        }
        position = bytes.length;
        lineEnd = bytes.length;
        commentEnd = bytes.length;
        line = nextLine;
        return false;
    }

    private void takeLine() {
        line = nextLine;
        position = nextLineStart;
        lineEnd = -1;
        int at = position;
        while (at < bytes.length) {
            byte b = bytes[at];
            if (b == '#' && lineEnd < 0) {
                lineEnd = at;
            }
            if (b == '\n' || b == '\r') {
                nextLine++;
                boolean joined = lineEnd < 0 && at > position && bytes[at - 1] == '\\';
                boolean pair = b == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n';
                int after = at + (pair ? 2 : 1);
                if (!joined) {
                    lineEnd = lineEnd < 0 ? at : lineEnd;
                    commentEnd = at;
                    nextLineStart = after;
                    return;
                }
                at = after;
            } else {
                at++;
            }
        }
        lineEnd = lineEnd < 0 ? at : lineEnd;
        commentEnd = at;
        nextLineStart = at;
    }

    private void skipBlanks() {
        while (position < lineEnd && isBlank(position)) {
            position++;
        }
    }

    private boolean isBlank(int at) {
        byte b = bytes[at];
        boolean join = b == '\\' && at + 1 < bytes.length && (bytes[at + 1] == '\n' || bytes[at + 1] == '\r');
        return b >= 0 && b <= ' ' || join;
    }

    /** The next word of the current line, or null at its end. */
    String word() {
        skipBlanks();
        int start = position;
        while (position < lineEnd && !isBlank(position)) {
            position++;
        }
        return position == start ? null : new String(bytes, start, position - start, StandardCharsets.UTF_8);
    }

    /** The next word, on this line or a later one, or null at the file's end. */
    String wordAnywhere() {
        String word = word();
        while (word == null && toNextLine()) {
            word = word();
        }
        return word;
    }

    /** What is left of the current line, without blanks around it; a name, which may hold blanks and {@code #}. */
    String rest() {
        String rest = new String(bytes, position, commentEnd - position, StandardCharsets.UTF_8);
        position = lineEnd;
        return rest.strip();
    }

    /** Whether the current line has another word. */
    boolean hasWord() {
        skipBlanks();
        return position < lineEnd;
    }

    /** The next word of the line as a finite number. */
    float number(String what) throws MeshFormatException {
        return number(what, word());
    }

    /** A word as a finite number. */
    float number(String what, String word) throws MeshFormatException {
        if (word == null) {
            throw broken(what + " is missing; the file is cut short or damaged, export it again.");
        }
        float value;
        try {
            value = Float.parseFloat(word);
        } catch (NumberFormatException e) {
            throw broken(what + " is '" + shortened(word) + "', which is not a number; correct it or export again.");
        }
        if (!Float.isFinite(value)) {
            throw broken(
                    what + " is " + shortened(word) + ", which is not a finite number; correct it or export again.");
        }
        return value;
    }

    /** The next word of the line as a whole number. */
    int integer(String what) throws MeshFormatException {
        return integer(what, word());
    }

    /** A word as a whole number. */
    int integer(String what, String word) throws MeshFormatException {
        if (word == null) {
            throw broken(what + " is missing; the file is cut short or damaged, export it again.");
        }
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw broken(
                    what + " is '" + shortened(word) + "', which is not a whole number; correct it or export again.");
        }
    }

    /** An error at the current line. */
    MeshFormatException broken(String problem) {
        return source.broken("line " + line, problem);
    }

    /** Number of the current line, 1-based. */
    int line() {
        return line;
    }

    /** Where the line after the current one starts, bytes from the beginning. */
    int nextLineStart() {
        return nextLineStart;
    }

    /** Bytes of the current line that have not been read. */
    int remainingOnLine() {
        return lineEnd - position;
    }

    /** Bytes that come after the current line. */
    int remaining() {
        return bytes.length - nextLineStart;
    }

    /** A word as it may stand in a message. */
    static String shortened(String word) {
        String printable = word.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 30 ? printable : printable.substring(0, 30) + "…";
    }
}
