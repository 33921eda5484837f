"""The languages of the notices: what each calls itself, and how a page tells a screen reader which it is."""

from typing import Literal

from amparo.terms import Language

NoticeLanguage = Literal["en", "es", "zh-Hans", "zh-Hant", "tl", "vi", "ko"]
"""The six languages of Gov. Code 7283.1(a), Chinese in both ways of writing. The staff's own `Language` is fewer."""

NOTICE_LANGUAGES: tuple[NoticeLanguage, ...] = ("en", "es", "zh-Hans", "zh-Hant", "tl", "vi", "ko")

LANGUAGES: tuple[Language, ...] = ("en", "es")
"""The languages of the staff, in which every notice exists."""

LANGUAGE_NAMES: dict[NoticeLanguage, str] = {
    "en": "English",
    "es": "Español",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "tl": "Tagalog",
    "vi": "Tiếng Việt",
    "ko": "한국어",
}
"""What each language calls itself."""
