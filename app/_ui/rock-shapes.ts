/** From the base up, 176 wide. Facets lie between `left` and `right`. */
export const rocks = [
  {
    height: 54,
    left: 2,
    right: 175,
    outline:
      'M10.8 40.8Q3 33 7.3 22.9L7.7 22.1Q12 12 22.5 8.8L31.5 6.2Q42 3 53 3.6L87 5.4Q98 6 109 5.2L139 2.8Q150 2 158.8 8.6L161.2 10.4Q170 17 171.9 26.1L172.1 26.9Q174 36 167.3 43.2L166.7 43.8Q160 51 149 51.3L101 52.7Q90 53 79 52.8L33 52.2Q22 52 14.2 44.2z',
  },
  {
    height: 52,
    left: 12,
    right: 169,
    outline:
      'M14.9 37.7Q13 31 16.4 20.9L16.6 20.1Q20 10 30.8 8L47.2 5Q58 3 69 2.8L109 2.2Q120 2 130.8 4L146.2 7Q157 9 162.3 18.1L162.7 18.9Q168 28 162 37.2L161 38.8Q155 48 144 48.6L111 50.4Q100 51 89 50.8L51 50.2Q40 50 29.3 47.7L27.7 47.3Q17 45 15.1 38.3z',
  },
  {
    height: 50,
    left: 13,
    right: 152,
    outline:
      'M16.4 31.6Q14 22 21.8 14.2L23.2 12.8Q31 5 42 4.4L73 2.6Q84 2 95 3L118 5Q129 6 138.3 11.9L141.7 14.1Q151 20 149.1 29.6L148.9 30.4Q147 40 136.5 43.4L132.5 44.6Q122 48 111 48L61 48Q50 48 39.2 45.9L29.8 44.1Q19 42 16.6 32.4z',
  },
  {
    height: 47,
    left: 36,
    right: 151,
    outline:
      'M38.9 33.8Q37 28 41.8 18.4L42.2 17.6Q47 8 57.9 6.5L81.1 3.5Q92 2 103 3L125 5Q136 6 142.7 14.6L143.3 15.4Q150 24 146.2 32.2L145.8 32.8Q142 41 131.1 42.7L120.9 44.3Q110 46 99 46L67 46Q56 46 48.8 43.1L48.2 42.9Q41 40 39.1 34.2z',
  },
  {
    height: 45,
    left: 43,
    right: 132,
    outline:
      'M45 27.2Q44 20 51.7 12.3L52.3 11.7Q60 4 71 3.5L93 2.5Q104 2 114 6.6L118 8.4Q128 13 129.4 21.6L129.6 22.4Q131 31 123.3 36.8L122.7 37.2Q115 43 104 43L73 43Q62 43 54.3 39.2L53.7 38.8Q46 35 45 27.8z',
  },
  {
    height: 41,
    left: 57,
    right: 121,
    outline:
      'M59.4 28.8Q58 24 62.8 15.8L63.2 15.2Q68 7 78.8 5L84.2 4Q95 2 104.6 6.3L105.4 6.7Q115 11 117.4 19.2L117.6 19.8Q120 28 114.2 33.3L113.8 33.7Q108 39 97 39.3L85 39.7Q74 40 67.8 37.1L67.2 36.9Q61 34 59.6 29.2z',
  },
] as const

const slants = [-4, 6, -5, 3, -6, 5]

/** `place` 0 is the base. However many stones there are, the top one is the smallest. */
export function rockAt(place: number, stones: number) {
  const shape = stones <= 6 ? place : Math.round((place * 5) / (stones - 1))
  return rocks[Math.max(0, Math.min(5, shape))] ?? rocks[0]
}

/** The lines between facets, with both edges: one more than `facets`. Each is [x at the top, x at the bottom]. */
export function cuts(place: number, facets: number, left: number, right: number): [number, number][] {
  const inner = Array.from({ length: Math.max(0, facets - 1) }, (_, index): [number, number] => {
    const middle = left + ((right - left) * (index + 1)) / facets
    const slant = slants[(place + index) % slants.length] ?? 0
    return [Math.round(middle + slant), Math.round(middle - slant)]
  })
  return [[left - 9, left - 9], ...inner, [right + 9, right + 9]]
}
