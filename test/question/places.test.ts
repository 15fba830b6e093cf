import { type PlaceWord, placesOf, readSides, uniquePlaces } from '../../src/question/places.js';
import { showPlace, showSides } from '../support/show.js';

/** "hill , lake night": "," joins, "|" stands for "vs" or "from … to …", "lake*" is a region of the lake. */
function wordsIn(list: string): PlaceWord[] {
  const words: PlaceWord[] = [];
  let joined = false;
  let hard = false;
  for (const piece of list.split(' ')) {
    if (piece === ',') joined = true;
    else if (piece === '|') hard = true;
    else {
      const name = piece.replace('*', '');
      const kind = ['day', 'night'].includes(name) ? { tenancies: [name] } : { clouds: [name] };
      words.push({ ...kind, hard, joined, region: piece.endsWith('*') });
      joined = false;
      hard = false;
    }
  }
  return words;
}

test.each<[string, string, string]>([
  ['a cloud alone keeps all its tenancies', 'hill', 'hill'],
  ['a tenancy alone is on every cloud', 'night', 'night'],
  ['a tenancy goes to the cloud before it', 'hill night', 'hill-night'],
  ['a tenancy goes to the cloud behind it', 'night hill', 'hill-night'],
  ['a tenancy spreads to the clouds before it', 'hill , lake night', 'hill-night / lake-night'],
  ['a tenancy before the whole list goes to all of it', 'night hill , lake', 'hill-night / lake-night'],
  ['a cloud behind a tenancy keeps all its tenancies', 'hill night , lake', 'hill-night / lake'],
  ['each tenancy goes to the cloud it stands by', 'hill night , lake day', 'hill-night / lake-day'],
  ['a tenancy directly behind a cloud is its own', 'night hill , lake day', 'hill-night / lake-day'],
  ['a tenancy before a cloud is that cloud’s', 'hill day , night lake', 'hill-day / lake-night'],
  ['a tenancy spreads over three clouds', 'hill , lake , sea day', 'hill-day / lake-day / sea-day'],
  [
    'a tenancy does not reach a cloud that has its own',
    'hill day , lake , sea night',
    'hill-day / lake-night / sea-night',
  ],
  ['two tenancies of one cloud are two sides', 'hill day , night', 'hill-day / hill-night'],
  ['two tenancies before a cloud are two sides', 'day , night hill', 'hill-day / hill-night'],
  ['two tenancies of two clouds are two sides', 'hill , lake day , night', 'hill-day+lake-day / hill-night+lake-night'],
  ['two tenancies alone are two sides', 'day , night', 'day / night'],
  ['a tenancy never crosses to the other side', 'hill | lake night', 'hill / lake-night'],
  ['a tenancy never crosses backwards either', 'night hill | lake', 'hill-night / lake'],
  ['a side of a tenancy alone is on the cloud of the other', 'day | night hill', 'hill-day / hill-night'],
  ['so it is where the cloud is said first', 'hill day | night', 'hill-day / hill-night'],
  ['but not where the other has no tenancy', 'night | hill', 'night / hill'],
  ['each side has its own tenancy', 'hill day | lake night', 'hill-day / lake-night'],
  ['a cloud said again in another list counts again', 'hill day | hill', 'hill-day / hill'],
  ['a region of a cloud already said adds nothing', 'hill day hill*', 'hill-day'],
  ['a cloud said after its region adds nothing', 'hill* hill night', 'hill-night'],
  ['a cloud said again in its own name counts again', 'lake* lake night , lake', 'lake-night / lake'],
  ['a region of another cloud is another place', 'hill lake*', 'hill / lake'],
  ['a region can be given a tenancy', 'lake* night', 'lake-night'],
])('%s: "%s" is %s', (_, list, sides) => {
  expect(showSides(readSides(wordsIn(list)))).toBe(sides);
});

test('a cloud said twice, with a tenancy each, is two places', () => {
  const places = placesOf(readSides(wordsIn('hill day | hill night')));
  expect(places.map(showPlace)).toEqual(['hill-day', 'hill-night']);
});

test('no words have no sides', () => {
  expect(readSides([])).toEqual([]);
});

test('places of several sides are each given once', () => {
  const sides = readSides(wordsIn('hill day | hill day'));
  expect(sides).toHaveLength(2);
  expect(placesOf(sides)).toEqual([{ cloud: 'hill', tenancy: 'day' }]);
});

test('a cloud, its tenancy and both together are three places', () => {
  const places = [{ cloud: 'hill' }, { tenancy: 'day' }, { cloud: 'hill', tenancy: 'day' }, { cloud: 'hill' }];
  expect(uniquePlaces(places)).toHaveLength(3);
});
