"""Plain words of which the pass phrases of a demonstration are made."""

_TEXT = """
    acorn almond anchor apple apricot apron arbor arrow aspen autumn bakery ballad balsam bamboo banjo barley basil basket
    beacon bean beetle bell berry birch biscuit blanket blossom boat bonnet bottle boulder branch bread breeze bridge bronze
    brook broom bucket butter button cabin camel candle canoe canvas carpet carrot castle cedar cellar cherry chestnut cider
    cinder circle clay clover cloud coast cobalt comet compass copper coral cotton cradle crane creek cricket crystal cup
    curtain cypress dahlia daisy dawn desert dew dolphin donkey door dove drum dune eagle echo elm ember emerald fabric
    falcon feather fennel fern ferry fiddle field finch flannel flint flute foam forest fountain fox garden garlic garnet
    gate ginger glacier glove goose grain granite grape grass gravel guitar hammer harbor harvest hazel heron hill hollow
    honey horizon hornet island ivory ivy jade jasmine juniper kettle kite ladder lagoon lake lamp lantern larch lark laurel
    lavender leaf lemon lentil lily linen lizard locket lumber magnet maple marble market meadow melon mesa mill mint mirror
    mist moon moss moth mountain mulberry mustard nectar needle nest nettle oak oasis oats olive onion opal orange orchard
    orchid otter owl oyster paddle pansy paper parsley peach pear pebble pepper pine plum pollen pond poppy prairie quail
    quarry quartz quill quilt rabbit raven reed ribbon river robin rosemary saddle saffron sage salmon sand sandal sapling
    satin shell shore silver sparrow spruce squash stone stove sugar summer sunrise swallow swan sycamore tassel teapot
    thimble thistle thunder thyme timber tulip turnip valley vanilla velvet village violet walnut water wheat willow window
    winter wool yarrow"""
WORDS = tuple(_TEXT.split())
