package dev.shangjia.engine.text;

import java.util.HashMap;
import java.util.Map;

/**
 * Characters drawn like a Latin letter or a digit though Unicode does not relate them.
 *
 * <p>Cyrillic and Greek letters become Latin only in a run of letters that holds Latin letters too,
 * or that holds nothing but look-alikes: a Russian or Greek word stays what it is. Framed letters
 * and small capitals are Latin anywhere.
 */
final class LookAlikes {
  private static final Map<Integer, Integer> FOREIGN = new HashMap<>();

  static {
    pair("АВЕЅЗІЈКМНОРСТУХЬаеѕіјорсухѵԁԛԝһӏᴦ", "abes3ijkmhopctyxbaesijopcyxvdqwhlr");
    pair("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορτυχωϲϳ", "abezhikmnoptyxayikvoptuxwcj");
  }

  private static final String SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ";

  private final Source source;

  /**
   * End of the run of letters last looked at, and whether its look-alikes are to be read as Latin.
   */
  private int runEnd;

  private boolean readAsLatin;

  LookAlikes(Source source) {
    this.source = source;
  }

  private static void pair(String foreign, String latin) {
    for (int i = 0; i < latin.length(); i++) {
      FOREIGN.put((int) foreign.charAt(i), (int) latin.charAt(i));
    }
  }

  /**
   * What {@code point}, at {@code index} of the source, is to be read as. Call with rising indexes.
   */
  int resolve(int point, int index) {
    if (point >= 0x370 && point <= 0x1D7FF) {
      Integer latin = FOREIGN.get(point);
      if (latin != null) {
        lookAtRun(index);
        return readAsLatin ? latin : point;
      }
    }
    return framed(point);
  }

  private void lookAtRun(int index) {
    if (index < runEnd) {
      return;
    }
    int start = index;
    while (start > 0 && isPartOfWord(source.at(start - 1)) && index - start < 64) {
      start--;
    }
    boolean latin = false;
    boolean foreign = false;
    int end = start;
    while (isPartOfWord(source.at(end)) && end - index < 64) {
      int point = source.at(end++);
      latin |= Glyphs.isLatin(point);
      foreign |=
          !Glyphs.isLatin(point) && !Glyphs.isIgnorable(point) && !FOREIGN.containsKey(point);
    }
    readAsLatin = latin || !foreign;
    runEnd = end;
  }

  private static boolean isPartOfWord(int point) {
    return point > 0
        && !Glyphs.isHan(point)
        && (Character.isLetter(point) || Glyphs.isIgnorable(point));
  }

  private static int framed(int point) {
    if (point >= 0x1F1E6 && point <= 0x1F1FF) {
      return 'a' + point - 0x1F1E6; // regional indicators
    }
    if (point >= 0x1F150 && point <= 0x1F169) {
      return 'a' + point - 0x1F150; // negative circled
    }
    if (point >= 0x1F170 && point <= 0x1F189) {
      return 'a' + point - 0x1F170; // negative squared
    }
    if (point >= 0x2776 && point <= 0x277E) {
      return '1' + point - 0x2776; // negative circled digits
    }
    if (point >= 0x278A && point <= 0x2792) {
      return '1' + point - 0x278A; // negative circled sans-serif digits
    }
    int capital = point < 0x250 ? -1 : SMALL_CAPITALS.indexOf(point);
    return capital < 0 ? point : 'a' + capital;
  }
}
