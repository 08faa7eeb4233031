import type { YearSchedule } from '../work-calendar.ts'
import year2007 from './2007.json' with { type: 'json' }
import year2008 from './2008.json' with { type: 'json' }
import year2009 from './2009.json' with { type: 'json' }
import year2010 from './2010.json' with { type: 'json' }
import year2011 from './2011.json' with { type: 'json' }
import year2012 from './2012.json' with { type: 'json' }
import year2013 from './2013.json' with { type: 'json' }
import year2014 from './2014.json' with { type: 'json' }
import year2015 from './2015.json' with { type: 'json' }
import year2016 from './2016.json' with { type: 'json' }
import year2017 from './2017.json' with { type: 'json' }
import year2018 from './2018.json' with { type: 'json' }
import year2019 from './2019.json' with { type: 'json' }
import year2020 from './2020.json' with { type: 'json' }
import year2021 from './2021.json' with { type: 'json' }
import year2022 from './2022.json' with { type: 'json' }
import year2023 from './2023.json' with { type: 'json' }
import year2024 from './2024.json' with { type: 'json' }
import year2025 from './2025.json' with { type: 'json' }
import year2026 from './2026.json' with { type: 'json' }
import year2027 from './2027.json' with { type: 'json' }

/** The State Council's schedules since 2007, one per year of the notice; see SOURCE.txt. */
export const vendoredSchedules: YearSchedule[] = [
  year2007,
  year2008,
  year2009,
  year2010,
  year2011,
  year2012,
  year2013,
  year2014,
  year2015,
  year2016,
  year2017,
  year2018,
  year2019,
  year2020,
  year2021,
  year2022,
  year2023,
  year2024,
  year2025,
  year2026,
  year2027,
]
